package io.sallyport.cli.render;

import io.sallyport.core.model.Amounts;
import io.sallyport.core.model.Decimals;
import io.sallyport.core.model.Details;
import io.sallyport.formats.json.SallyportJson;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.core.util.Separators.Spacing;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A JSON object being put together, in the order in which its fields are put. */
public final class JsonObject {
  private final ObjectNode node = JsonNodeFactory.instance.objectNode();

  /** A text, or whatever its text form is. */
  public JsonObject put(String name, Object value) {
    node.put(name, value.toString());
    return this;
  }

  /** A text if there is one; else the field is left out. */
  public JsonObject put(String name, Optional<?> value) {
    value.ifPresent(present -> put(name, present));
    return this;
  }

  /** A text, or null where there is none. */
  public JsonObject putOrNull(String name, Optional<String> value) {
    node.put(name, value.orElse(null));
    return this;
  }

  /** An integer. */
  public JsonObject put(String name, long value) {
    node.put(name, value);
    return this;
  }

  /** True or false. */
  public JsonObject put(String name, boolean value) {
    node.put(name, value);
    return this;
  }

  /** An exact decimal, as a string (SPEC 2, law 6). */
  public JsonObject putDecimal(String name, BigDecimal value) {
    return put(name, Decimals.plain(value));
  }

  /** An exact decimal if there is one; else the field is left out. */
  public JsonObject putDecimal(String name, Optional<BigDecimal> value) {
    return put(name, value.map(Decimals::plain));
  }

  /**
   * Amounts: under the name what is in no currency that was named, and the others by their
   * currencies under {@code name_by_currency}; what there is none of is left out.
   */
  public JsonObject putAmounts(String name, Amounts amounts) {
    putDecimal(name, amounts.unnamed());
    amounts
        .named()
        .ifPresent(sums -> {
          JsonObject byCurrency = new JsonObject();
          sums.forEach(byCurrency::putDecimal);
          putObject(name + "_by_currency", byCurrency);
        });
    return this;
  }

  /** A decimal as a number: for the one figure that the contract has so. */
  public JsonObject putNumber(String name, BigDecimal value) {
    node.put(name, value);
    return this;
  }

  /** Another object. */
  public JsonObject putObject(String name, JsonObject object) {
    node.set(name, object.node);
    return this;
  }

  /** Another object if there is one; else the field is left out. */
  public JsonObject putObjectIfAny(String name, Optional<JsonObject> object) {
    object.ifPresent(present -> putObject(name, present));
    return this;
  }

  /** An array of objects. */
  public JsonObject putObjects(String name, List<JsonObject> objects) {
    ArrayNode array = node.putArray(name);
    objects.forEach(object -> array.add(object.node));
    return this;
  }

  /** An array of texts. */
  public JsonObject putTexts(String name, List<?> texts) {
    ArrayNode array = node.putArray(name);
    texts.forEach(text -> array.add(text.toString()));
    return this;
  }

  /** An array of records, in the form that the journal has them in. */
  public JsonObject putRecorded(String name, List<?> records) {
    ArrayNode array = node.putArray(name);
    records.forEach(record -> array.add(SallyportJson.mapper().<JsonNode>valueToTree(record)));
    return this;
  }

  /** Details as an object. */
  public JsonObject putDetails(String name, Details details) {
    return putObject(name, of(details));
  }

  private static JsonObject of(Details details) {
    return new JsonObject().putAll(details);
  }

  /** All figures of details. */
  public JsonObject putAll(Details details) {
    details.values().forEach(this::putFigure);
    return this;
  }

  private void putFigure(String name, Object figure) {
    switch (figure) {
      case Details details -> putDetails(name, details);
      case Boolean flag -> put(name, flag.booleanValue());
      case Number integer -> put(name, integer.longValue());
      case List<?> list -> putFigures(node.putArray(name), list);
      default -> put(name, figure);
    }
  }

  private static void putFigures(ArrayNode array, List<?> figures) {
    for (Object figure : figures) {
      switch (figure) {
        case Details details -> array.add(of(details).node);
        case Boolean flag -> array.add(flag.booleanValue());
        case Number integer -> array.add(integer.longValue());
        case List<?> list -> putFigures(array.addArray(), list);
        default -> array.add(figure.toString());
      }
    }
  }

  /** The object as text: two spaces to a level, {@code \n} everywhere, one field to a line. */
  @Override
  public String toString() {
    return Pretty.WRITER.writeValueAsString(node);
  }

  /** Made only once something is printed as JSON: it costs start-up time. */
  private static final class Pretty {
    private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");
    private static final ObjectWriter WRITER =
        SallyportJson.mapper()
            .writer()
            .with(
                new DefaultPrettyPrinter(
                        Separators.createDefaultInstance()
                            .withObjectNameValueSpacing(Spacing.AFTER)
                            .withObjectEmptySeparator("")
                            .withArrayEmptySeparator(""))
                    .withObjectIndenter(INDENTER)
                    .withArrayIndenter(INDENTER));

    private Pretty() {}
  }
}
