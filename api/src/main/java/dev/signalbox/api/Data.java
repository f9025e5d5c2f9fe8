package dev.signalbox.api;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A JSON object whose fields nobody has promised. The accessors are lenient: a field that is
 * missing, null or of another kind is empty. Values are String, {@link BigDecimal}, Boolean, {@code
 * Data}, List of those, or null. Immutable.
 */
public final class Data {

  /** Deep enough for any event, far from the end of a thread's stack. */
  private static final int MAX_DEPTH = 100;

  private static final Data EMPTY = new Data(Map.of());

  private final Map<String, Object> fields;

  private Data(Map<String, Object> fields) {
    this.fields = fields;
  }

  /** An object without fields. */
  public static Data empty() {
    return EMPTY;
  }

  /**
   * Takes plain Java values: String, Number, Boolean, {@link Instant}, Map, List, {@code Data},
   * {@link Optional} and null of those, at any depth. Order of fields is kept.
   *
   * @throws IllegalArgumentException when a value is of another kind, or maps and lists are nested
   *     more than 100 deep (as one that contains itself); the message names the field
   */
  public static Data of(Map<String, ?> values) {
    Map<String, Object> copy = new LinkedHashMap<>();
    values.forEach(
        (name, value) -> copy.put(Objects.requireNonNull(name, "name"), normal(name, value, 1)));
    return new Data(Collections.unmodifiableMap(copy));
  }

  private static Object normal(String name, Object value, int depth) {
    if (value == null
        || value instanceof String
        || value instanceof Boolean
        || value instanceof Data
        || value instanceof BigDecimal) {
      return value;
    }
    if (value instanceof Optional<?> optional) {
      return normal(name, optional.orElse(null), depth);
    }
    if (value instanceof Integer
        || value instanceof Long
        || value instanceof Short
        || value instanceof Byte) {
      return BigDecimal.valueOf(((Number) value).longValue());
    }
    if (value instanceof Number number) {
      return number(name, number);
    }
    if (value instanceof Instant instant) {
      return instant.toString();
    }
    if (depth > MAX_DEPTH) {
      throw new IllegalArgumentException(
          "expected maps and lists nested at most " + MAX_DEPTH + " deep, found more");
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> copy = new LinkedHashMap<>();
      map.forEach((key, item) -> copy.put(String.valueOf(key), normal(name, item, depth + 1)));
      return new Data(Collections.unmodifiableMap(copy));
    }
    if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>(list.size());
      list.forEach(item -> copy.add(normal(name, item, depth + 1)));
      return Collections.unmodifiableList(copy);
    }
    throw new IllegalArgumentException(
        "field '"
            + name
            + "': expected text, a number, a boolean, an Instant, a map or a list, found "
            + value.getClass().getName());
  }

  private static BigDecimal number(String name, Number number) {
    try {
      return new BigDecimal(number.toString());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "field '" + name + "': " + number + " is not a JSON number", e);
    }
  }

  /** All fields by name, in their order; unmodifiable; nested objects are {@code Data}. */
  public Map<String, Object> asMap() {
    return fields;
  }

  /** Whether there are no fields. */
  public boolean isEmpty() {
    return fields.isEmpty();
  }

  /** Whether the field is there, be it null. */
  public boolean has(String name) {
    return fields.containsKey(name);
  }

  /** A text. */
  public Optional<String> string(String name) {
    return fields.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /**
   * A text that the event cannot do without.
   *
   * @throws UnreadableEventException when it is missing, null or of another kind
   */
  public String requiredString(String name) {
    return string(name).orElseThrow(() -> missing(name, "a text"));
  }

  /**
   * A text that the event cannot do without and that must not be blank: an id.
   *
   * @throws UnreadableEventException when it is missing, null, blank or of another kind
   */
  public String requiredText(String name) {
    String text = requiredString(name);
    if (text.isBlank()) {
      throw new UnreadableEventException(
          "expected a text in field '" + name + "', found a blank one");
    }
    return text;
  }

  /** true or false. */
  public Optional<Boolean> bool(String name) {
    return fields.get(name) instanceof Boolean value ? Optional.of(value) : Optional.empty();
  }

  /** A number. */
  public Optional<BigDecimal> decimal(String name) {
    return fields.get(name) instanceof BigDecimal value ? Optional.of(value) : Optional.empty();
  }

  /** A whole number that fits a long. */
  public Optional<Long> integer(String name) {
    return decimal(name).flatMap(Data::exactLong);
  }

  /** A whole number that fits an int. */
  public Optional<Integer> intValue(String name) {
    return integer(name).filter(value -> value == value.intValue()).map(Long::intValue);
  }

  /** Looks at the magnitude first: the digits of 1e999999999 must never be written out. */
  private static Optional<Long> exactLong(BigDecimal value) {
    long integerDigits = (long) value.precision() - value.scale();
    if (value.signum() == 0) {
      return Optional.of(0L);
    }
    if (integerDigits < 1 || integerDigits > 19 || value.stripTrailingZeros().scale() > 0) {
      return Optional.empty();
    }
    BigInteger whole = value.toBigInteger();
    return whole.bitLength() < Long.SIZE ? Optional.of(whole.longValue()) : Optional.empty();
  }

  /**
   * A point in time in ISO 8601 with an offset or {@code Z}, with up to nine fraction digits
   * (protocol.md, 3.1).
   */
  public Optional<Instant> instant(String name) {
    return string(name).flatMap(Data::parseInstant);
  }

  private static Optional<Instant> parseInstant(String text) {
    return UtcTime.parse(text).or(() -> parseAnyInstant(text));
  }

  private static Optional<Instant> parseAnyInstant(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** An object. */
  public Optional<Data> object(String name) {
    return fields.get(name) instanceof Data value ? Optional.of(value) : Optional.empty();
  }

  /**
   * An object that the event cannot do without.
   *
   * @throws UnreadableEventException when it is missing, null or of another kind
   */
  public Data requiredObject(String name) {
    return object(name).orElseThrow(() -> missing(name, "an object"));
  }

  /** The objects of an array; what is no object is left out; empty when there is no array. */
  public List<Data> objects(String name) {
    return items(name, Data.class);
  }

  /** The texts of an array; what is no text is left out; empty when there is no array. */
  public List<String> strings(String name) {
    return items(name, String.class);
  }

  /** The numbers of an array; what is no number is left out; empty when there is no array. */
  public List<BigDecimal> decimals(String name) {
    return items(name, BigDecimal.class);
  }

  private <T> List<T> items(String name, Class<T> kind) {
    return fields.get(name) instanceof List<?> list
        ? list.stream().filter(kind::isInstance).map(kind::cast).toList()
        : List.of();
  }

  /**
   * A constant of an enum, found by its name without regard to case, dots and dashes; {@code
   * unknown} for a value the enum does not have, empty when the field is missing or null.
   */
  public <E extends Enum<E>> Optional<E> constant(String name, Class<E> type, E unknown) {
    return string(name).map(text -> find(text, type, unknown));
  }

  private static <E extends Enum<E>> E find(String text, Class<E> type, E unknown) {
    String wanted = text.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(wanted)) {
        return constant;
      }
    }
    return unknown;
  }

  private UnreadableEventException missing(String name, String expected) {
    Object found = fields.get(name);
    String kind = !fields.containsKey(name) ? "nothing" : found == null ? "null" : kindOf(found);
    return new UnreadableEventException(
        "expected " + expected + " in field '" + name + "', found " + kind);
  }

  private static String kindOf(Object value) {
    if (value instanceof Data) {
      return "an object";
    }
    return value instanceof List
        ? "an array"
        : "a " + value.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Data that && fields.equals(that.fields);
  }

  @Override
  public int hashCode() {
    return fields.hashCode();
  }

  /** Names of the fields, never their values. */
  @Override
  public String toString() {
    return "Data" + fields.keySet();
  }
}
