package dev.signalbox.management.client;

import java.net.http.HttpHeaders;

/** An answer, whole. */
record Reply(int status, HttpHeaders headers, byte[] body) {

  boolean success() {
    return status / 100 == 2;
  }
}
