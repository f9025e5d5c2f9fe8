package dev.signalbox.api.phonenumber;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Knows how the lines (your own phone numbers) stand. An OSGi service while the phone-number
 * handler is installed.
 */
@ProviderType
public interface LineRegister {

  /**
   * Whether a conversation may go on over a line: ask before sending.
   *
   * @param line phone number in E.164, never null
   * @return the answer with its reason; for a line nothing is known of, yes
   */
  LineAdvice mayConversationContinue(String line);
}
