package dev.signalbox.core.json.internal;

import dev.signalbox.api.Data;
import dev.signalbox.core.json.EnvelopeHead;
import dev.signalbox.core.json.JsonCodec;
import dev.signalbox.core.json.JsonLimits;
import dev.signalbox.core.json.JsonSyntaxException;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Walks over one document and keeps the bounds. For one use. */
public final class DocumentReader {

  private final JsonParser parser;
  private final JsonLimits limits;

  /** Reads from a parser that stands before the document. */
  public DocumentReader(JsonParser parser, JsonLimits limits) {
    this.parser = parser;
    this.limits = limits;
  }

  /** The whole document. */
  public Data document() {
    start();
    Data document = object(1);
    end();
    return document;
  }

  /** What storing needs; empty without a usable event type. */
  public Optional<EnvelopeHead> head() {
    TopLevel found = topLevel();
    return KeyText.of(found.type())
        .map(type -> new EnvelopeHead(KeyText.of(found.id()), type, found.chat()));
  }

  /** The chat of a message in either payload version; see {@link JsonCodec#messageChat}. */
  public Optional<String> messageChat() {
    return topLevel().chat();
  }

  /** Texts or null, as they are, and the chat that the data name. */
  private record TopLevel(String id, String type, Optional<String> chat) {}

  private TopLevel topLevel() {
    start();
    String id = null;
    String type = null;
    Optional<String> chat = Optional.empty();
    for (Event event = next(); event != Event.END_OBJECT; event = next()) {
      switch (parser.getString()) {
        case "event_id" -> id = textOrNull();
        case "event_type" -> type = textOrNull();
        case "data" -> chat = chatOfData(next());
        default -> pass(next());
      }
    }
    end();
    return new TopLevel(id, type, chat.filter(text -> !text.isBlank()));
  }

  private Optional<String> chatOfData(Event data) {
    return data == Event.START_OBJECT ? chatOfData() : skipped(data);
  }

  private Optional<String> chatOfData() {
    checkDepth(2);
    Optional<String> newer = Optional.empty();
    Optional<String> older = Optional.empty();
    boolean isObject = false;
    for (Event event = next(); event != Event.END_OBJECT; event = next()) {
      String name = parser.getString();
      Event value = next();
      if (name.equals("chat")) {
        isObject = value == Event.START_OBJECT;
        newer = isObject ? idOfChat() : skipped(value);
      } else if (name.equals("chat_id")) {
        older = text(value);
      } else {
        pass(value);
      }
    }
    return isObject ? newer : older;
  }

  private Optional<String> idOfChat() {
    checkDepth(3);
    Optional<String> id = Optional.empty();
    for (Event event = next(); event != Event.END_OBJECT; event = next()) {
      boolean wanted = parser.getString().equals("id");
      Event value = next();
      if (wanted) {
        id = text(value);
      } else {
        pass(value);
      }
    }
    return id;
  }

  /** A value that may be a text; empty when it is none. */
  private Optional<String> text(Event value) {
    return value == Event.VALUE_STRING ? Optional.of(parser.getString()) : skipped(value);
  }

  private Optional<String> skipped(Event value) {
    pass(value);
    return Optional.empty();
  }

  /** Passes the next value; its text, null when it is none. */
  private String textOrNull() {
    return text(next()).orElse(null);
  }

  private void pass(Event first) {
    int depth = 1;
    Event event = first;
    do {
      switch (event) {
        case START_OBJECT, START_ARRAY -> checkDepth(++depth);
        case END_OBJECT, END_ARRAY -> depth--;
        case VALUE_NUMBER -> number();
        default -> {
          // Names, texts and literals need no look: the parser has checked their form.
        }
      }
      event = depth > 1 ? next() : null;
    } while (event != null);
  }

  private void start() {
    if (next() != Event.START_OBJECT) {
      throw new JsonSyntaxException("expected a JSON object, found another kind of value");
    }
    checkDepth(1);
  }

  private void end() {
    if (parser.hasNext()) {
      throw new JsonSyntaxException("expected one JSON object, found something behind it");
    }
  }

  private Data object(int depth) {
    checkDepth(depth);
    Map<String, Object> fields = new LinkedHashMap<>();
    for (Event event = next(); event != Event.END_OBJECT; event = next()) {
      String name = parser.getString();
      fields.put(name, value(next(), depth));
    }
    return Data.of(fields);
  }

  private List<Object> array(int depth) {
    checkDepth(depth);
    List<Object> items = new ArrayList<>();
    for (Event event = next(); event != Event.END_ARRAY; event = next()) {
      items.add(value(event, depth));
    }
    return items;
  }

  private Object value(Event event, int depth) {
    return switch (event) {
      case START_OBJECT -> object(depth + 1);
      case START_ARRAY -> array(depth + 1);
      case VALUE_STRING -> parser.getString();
      case VALUE_NUMBER -> number();
      case VALUE_TRUE -> Boolean.TRUE;
      case VALUE_FALSE -> Boolean.FALSE;
      case VALUE_NULL -> null;
      default -> throw new JsonSyntaxException("expected a JSON value, found " + event);
    };
  }

  private BigDecimal number() {
    String text = parser.getString();
    if (text.length() > limits.maxNumberLength()) {
      throw new JsonSyntaxException(
          "expected numbers of at most "
              + limits.maxNumberLength()
              + " characters, found one of "
              + text.length());
    }
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw new JsonSyntaxException("expected a number, found one with an exponent too large", e);
    }
  }

  private Event next() {
    return parser.next();
  }

  private void checkDepth(int depth) {
    if (depth > limits.maxDepth()) {
      throw new JsonSyntaxException(
          "expected objects and arrays nested at most " + limits.maxDepth() + " deep, found more");
    }
  }
}
