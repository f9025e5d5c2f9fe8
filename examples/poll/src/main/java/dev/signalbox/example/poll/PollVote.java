package dev.signalbox.example.poll;

/** A vote was given or taken back. */
public interface PollVote extends PollEvent {

  /** The option. */
  String optionId();

  /** Who: phone number in E.164 or e-mail address. */
  String voter();

  /** Whether the voter votes for the option from now on. */
  boolean voted();
}
