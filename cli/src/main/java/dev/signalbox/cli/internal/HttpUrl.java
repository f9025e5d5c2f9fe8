package dev.signalbox.cli.internal;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads addresses that can be called over HTTP. */
final class HttpUrl implements ITypeConverter<URI> {

  @Override
  public URI convert(String text) {
    try {
      URI url = new URI(text);
      String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
      if ((scheme.equals("http") || scheme.equals("https")) && url.getHost() != null) {
        return url;
      }
    } catch (URISyntaxException e) {
      // The message below says the same for every text that is none.
    }
    throw new TypeConversionException(
        "expected an address like http://127.0.0.1:8080, found '" + text + "'");
  }
}
