package dev.signalbox.example.poll;

/** An event that carries the whole poll: sent, delivered, read, received, failed. */
public interface PollDetail extends PollEvent {

  /** The poll as it was when the event was made. */
  Poll poll();
}
