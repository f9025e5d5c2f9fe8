-- Sends the requests of a file one after the other, each once. The file is given as the first argument after --.
local file

function init(args)
  file = assert(io.open(args[1], "rb"))
end

function request()
  local length = file:read(8)
  if not length then
    io.stderr:write("the pre-signed requests are used up; make more of them\n")
    os.exit(3)
  end
  return file:read(tonumber(length))
end

function done(summary, latency, requests)
  io.write(string.format("RESULT requests=%d duration_us=%d non2xx=%d errors=%d p50_us=%d p99_us=%d\n",
    summary.requests, summary.duration, summary.errors.status,
    summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout,
    latency:percentile(50), latency:percentile(99)))
end
