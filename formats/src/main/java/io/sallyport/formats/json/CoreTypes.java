package io.sallyport.formats.json;

import io.sallyport.core.harness.OutputSchema;
import io.sallyport.core.harness.StateObject;
import io.sallyport.core.model.AccountId;
import io.sallyport.core.model.ActorId;
import io.sallyport.core.model.BeliefId;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.Confidence;
import io.sallyport.core.model.Decimals;
import io.sallyport.core.model.DecisionId;
import io.sallyport.core.model.Details;
import io.sallyport.core.model.Digest;
import io.sallyport.core.model.HomeId;
import io.sallyport.core.model.InstanceId;
import io.sallyport.core.model.Label;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.PermissionId;
import io.sallyport.core.model.Reason;
import io.sallyport.core.model.Refusal;
import io.sallyport.core.model.Reply;
import io.sallyport.core.model.ResourceId;
import io.sallyport.core.model.RiskBudget;
import io.sallyport.core.model.RiskProfileId;
import io.sallyport.core.model.SeasonId;
import io.sallyport.core.model.SignalId;
import io.sallyport.core.model.SkillId;
import io.sallyport.core.model.SnapshotRef;
import io.sallyport.core.model.StateId;
import io.sallyport.core.model.StrategyId;
import io.sallyport.core.model.Symbol;
import io.sallyport.core.model.TaskName;
import io.sallyport.core.model.VenueId;
import io.sallyport.core.plan.PlanState;
import io.sallyport.core.plan.PortfolioItem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** The JSON of core's value types: text for most, an integer for tenants, numbers for risk. */
final class CoreTypes extends SimpleModule {
  private static final long serialVersionUID = 1L;

  CoreTypes() {
    text(SeasonId.class, SeasonId::new);
    text(RiskProfileId.class, RiskProfileId::new);
    text(StrategyId.class, StrategyId::new);
    text(InstanceId.class, InstanceId::new);
    text(Symbol.class, Symbol::new);
    text(VenueId.class, VenueId::new);
    text(AccountId.class, AccountId::new);
    text(ActorId.class, ActorId::new);
    text(HomeId.class, HomeId::new);
    text(Reason.class, Reason::new);
    text(Digest.class, Digest::new);
    text(SnapshotRef.class, SnapshotRef::of);
    text(SkillId.class, SkillId::new);
    text(StateId.class, StateId::new);
    text(SignalId.class, SignalId::new);
    text(BeliefId.class, BeliefId::new);
    text(TaskName.class, TaskName::new);
    text(PermissionId.class, PermissionId::new);
    text(ResourceId.class, ResourceId::new);
    text(Label.class, Label::new);
    text(DecisionId.class, text -> DecisionId.parse(text).value());
    text(Confidence.class, text -> Confidence.parse(text).value());
    text(StateObject.class, text -> StateObject.parse(text).value());
    text(OutputSchema.class, text -> OutputSchema.parse(text).value());
    addKeyDeserializer(PermissionId.class, new PermissionKeyReader());
    text(PortfolioItem.class, text -> PortfolioItem.parse(text).value());
    text(LogicalTime.class, text -> LogicalTime.parse(text).value());
    addSerializer(new DecimalWriter());
    addDeserializer(
        BigDecimal.class,
        new TextReader<>(BigDecimal.class, text -> Decimals.parse("number", text).value()));
    addSerializer(new ClientIdWriter());
    addDeserializer(ClientId.class, new ClientIdReader());
    addSerializer(new RiskBudgetWriter());
    addDeserializer(RiskBudget.class, new RiskBudgetReader());
    addSerializer(new DetailsWriter());
    addDeserializer(Details.class, new DetailsReader());
  }

  private <T> void text(Class<T> type, Function<String, T> read) {
    addSerializer(new TextWriter<>(type));
    addDeserializer(type, new TextReader<>(type, read));
  }

  /** Reads a permission where it is the name of a member. */
  private static final class PermissionKeyReader extends KeyDeserializer {
    @Override
    public Object deserializeKey(String key, DeserializationContext context) {
      return switch (PermissionId.parse(key)) {
        case Reply.Accepted<PermissionId>(PermissionId id) -> id;
        case Reply.Refused<PermissionId>(Refusal refusal) ->
            context.reportInputMismatch(PermissionId.class, refusal.message());
      };
    }
  }

  /** Writes what {@code toString} says. */
  private static final class TextWriter<T> extends StdSerializer<T> {
    TextWriter(Class<T> type) {
      super(type);
    }

    @Override
    public void serialize(T value, JsonGenerator json, SerializationContext context) {
      json.writeString(value.toString());
    }
  }

  /** Reads a string, and nothing but a string. */
  private static final class TextReader<T> extends StdDeserializer<T> {
    private final transient Function<String, T> read;

    TextReader(Class<T> type, Function<String, T> read) {
      super(type);
      this.read = read;
    }

    @Override
    public T deserialize(JsonParser json, DeserializationContext context) {
      if (json.currentToken() != JsonToken.VALUE_STRING) {
        return context.reportInputMismatch(this, "a string is expected");
      }
      try {
        return read.apply(json.getString());
      } catch (IllegalArgumentException | IllegalStateException e) {
        return context.reportInputMismatch(this, e.getMessage());
      }
    }
  }

  private static final class DecimalWriter extends StdSerializer<BigDecimal> {
    DecimalWriter() {
      super(BigDecimal.class);
    }

    @Override
    public void serialize(BigDecimal value, JsonGenerator json, SerializationContext context) {
      json.writeString(Decimals.plain(value));
    }
  }

  private static final class ClientIdWriter extends StdSerializer<ClientId> {
    ClientIdWriter() {
      super(ClientId.class);
    }

    @Override
    public void serialize(ClientId value, JsonGenerator json, SerializationContext context) {
      json.writeNumber(value.value());
    }
  }

  /** A tenant is a positive integer: a string, boolean or fraction is refused (SPEC 5). */
  private static final class ClientIdReader extends StdDeserializer<ClientId> {
    ClientIdReader() {
      super(ClientId.class);
    }

    @Override
    public ClientId deserialize(JsonParser json, DeserializationContext context) {
      if (json.currentToken() != JsonToken.VALUE_NUMBER_INT) {
        return context.reportInputMismatch(this, "client_id must be integer");
      }
      try {
        return ClientId.parse(json.getString()).value();
      } catch (IllegalStateException e) {
        return context.reportInputMismatch(this, e.getMessage());
      }
    }
  }

  private static final class RiskBudgetWriter extends StdSerializer<RiskBudget> {
    RiskBudgetWriter() {
      super(RiskBudget.class);
    }

    @Override
    public void serialize(RiskBudget value, JsonGenerator json, SerializationContext context) {
      json.writeNumber(value.value()); // as text it would not do for a tree of nodes
    }
  }

  /** Finds the N whose part the number is. */
  private static final class RiskBudgetReader extends StdDeserializer<RiskBudget> {
    RiskBudgetReader() {
      super(RiskBudget.class);
    }

    @Override
    public RiskBudget deserialize(JsonParser json, DeserializationContext context) {
      if (!json.currentToken().isNumeric()) {
        return context.reportInputMismatch(this, "risk_budget_r must be a number");
      }
      BigDecimal number = Decimals.normal(json.getDecimalValue());
      try {
        RiskBudget budget =
            new RiskBudget(
                BigDecimal.ONE.divide(number, 0, RoundingMode.HALF_EVEN).intValueExact());
        if (budget.value().compareTo(number) == 0) {
          return budget;
        }
      } catch (ArithmeticException | IllegalArgumentException e) {
        // Reported below: no whole number of legs has this part.
      }
      return context.reportInputMismatch(this, "risk_budget_r must be 1/N");
    }
  }

  private static final class DetailsWriter extends StdSerializer<Details> {
    DetailsWriter() {
      super(Details.class);
    }

    @Override
    public void serialize(Details value, JsonGenerator json, SerializationContext context) {
      json.writeStartObject();
      value
          .values()
          .forEach((name, figure) -> {
            json.writeName(name);
            context.writeValue(json, figure);
          });
      json.writeEndObject();
    }
  }

  private static final class DetailsReader extends StdDeserializer<Details> {
    DetailsReader() {
      super(Details.class);
    }

    @Override
    public Details deserialize(JsonParser json, DeserializationContext context) {
      Map<String, Object> figures = new LinkedHashMap<>();
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = json.currentName();
        json.nextToken();
        figures.put(name, figure(json, context));
      }
      return new Details(figures);
    }

    private Object figure(JsonParser json, DeserializationContext context) {
      return switch (json.currentToken()) {
        case VALUE_STRING -> json.getString();
        case VALUE_TRUE -> true;
        case VALUE_FALSE -> false;
        case VALUE_NUMBER_INT -> json.getLongValue();
        case START_OBJECT -> deserialize(json, context);
        case START_ARRAY -> list(json, context);
        default -> context.reportInputMismatch(this, "not a figure: " + json.currentToken());
      };
    }

    private List<Object> list(JsonParser json, DeserializationContext context) {
      List<Object> figures = new ArrayList<>();
      while (json.nextToken() != JsonToken.END_ARRAY) {
        figures.add(figure(json, context));
      }
      return figures;
    }
  }

  /** Writes no state as an empty string. */
  static final class FromStateWriter extends StdSerializer<Optional<PlanState>> {
    FromStateWriter() {
      super(Optional.class);
    }

    @Override
    public void serialize(
        Optional<PlanState> value, JsonGenerator json, SerializationContext context) {
      json.writeString(value.map(PlanState::name).orElse(""));
    }
  }

  /** Reads an empty string as no state. */
  static final class FromStateReader extends StdDeserializer<Optional<PlanState>> {
    FromStateReader() {
      super(Optional.class);
    }

    @Override
    public Optional<PlanState> deserialize(JsonParser json, DeserializationContext context) {
      String text = json.getString();
      try {
        return text.isEmpty() ? Optional.empty() : Optional.of(PlanState.valueOf(text));
      } catch (IllegalArgumentException e) {
        return context.reportInputMismatch(this, "no state of a plan: " + text);
      }
    }
  }

  /** Writes a logical time as microseconds. */
  static final class MicrosWriter extends StdSerializer<LogicalTime> {
    MicrosWriter() {
      super(LogicalTime.class);
    }

    @Override
    public void serialize(LogicalTime value, JsonGenerator json, SerializationContext context) {
      json.writeNumber(value.micros());
    }
  }

  /** Reads microseconds. */
  static final class MicrosReader extends StdDeserializer<LogicalTime> {
    MicrosReader() {
      super(LogicalTime.class);
    }

    @Override
    public LogicalTime deserialize(JsonParser json, DeserializationContext context) {
      return new LogicalTime(json.getLongValue());
    }
  }
}
