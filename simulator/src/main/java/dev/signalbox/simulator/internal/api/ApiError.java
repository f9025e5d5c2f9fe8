package dev.signalbox.simulator.internal.api;

/** An error that the API documents (protocol.md, 1.3 and 1.4). */
public final class ApiError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final int code;

  ApiError(int status, int code, String message) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
  }

  int status() {
    return status;
  }

  int code() {
    return code;
  }

  static ApiError missing(String field) {
    return new ApiError(400, 1001, "Missing required field: " + field);
  }

  static ApiError notE164() {
    return new ApiError(400, 1002, "Phone number must be in E.164 format");
  }

  static ApiError badBody() {
    return new ApiError(400, 1003, "Invalid request body");
  }

  static ApiError badValue(String why) {
    return new ApiError(400, 1005, "Invalid parameter value: " + why);
  }

  static ApiError unauthorized() {
    return new ApiError(401, 2004, "Unauthorized - missing or invalid authentication token");
  }

  static ApiError accessDenied() {
    return new ApiError(403, 2005, "Access denied");
  }

  static ApiError noSubscription() {
    return new ApiError(404, 2010, "Webhook subscription not found");
  }

  /** Not documented for this; 1003 is the code of requests that cannot be understood. */
  static ApiError noSuchPath() {
    return new ApiError(404, 1003, "Not found");
  }

  static ApiError wrongMethod() {
    return new ApiError(405, 1003, "Method not allowed");
  }

  static ApiError tooLarge() {
    return new ApiError(413, 1003, "Request body too large");
  }

  static ApiError rateLimit() {
    return new ApiError(429, 1007, "Rate limit exceeded");
  }

  static ApiError internal() {
    return new ApiError(500, 3006, "Internal server error");
  }

  static ApiError unavailable() {
    return new ApiError(503, 4004, "Upstream service unavailable");
  }
}
