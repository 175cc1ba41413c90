package io.sallyport.harness.skill;

import io.sallyport.core.harness.Belief;
import io.sallyport.core.harness.FactorPermission;
import io.sallyport.core.harness.FlowState;
import io.sallyport.core.harness.HarnessSettings;
import io.sallyport.core.harness.MacroState;
import io.sallyport.core.harness.RegimeState;
import io.sallyport.core.harness.Signal;
import io.sallyport.core.model.BeliefId;
import io.sallyport.core.model.Details;
import io.sallyport.core.model.PermissionId;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * All that a skill may read and write while it does one task. State is immutable. Reading a layer
 * that the skill did not declare, or writing to what it did not declare, is a violation: it throws
 * {@link SkillViolationException}, nothing happens, and the task is over whatever the skill makes
 * of the exception. Writing to what the skill declared and its task does not allow ends the task,
 * too. What is written happens together with the task's success, or not at all. Once the task is
 * over, every call throws.
 */
public interface SkillContext {
  /** The regime, layer L6. */
  Optional<RegimeState> regime();

  /** What the factor layer permits, L6.5; empty if there is no such layer. */
  Optional<FactorPermission> factors();

  /** The active signals, layer L8, by id. */
  List<Signal> signals();

  /** The active beliefs, layer L9, by id. */
  List<Belief> beliefs();

  /** The macro environment, layer L5.5; empty if there is no such layer. */
  Optional<MacroState> macro();

  /** Flow conditions, layer L5.7; empty if there is no such layer. */
  Optional<FlowState> flow();

  /** Whether the factor layer, L6.5, lets something pass, as the cycle's mode has it. */
  boolean permits(PermissionId permission);

  /** How strict the harness is. */
  HarnessSettings settings();

  /** An input of the task, as its graph has it; empty if it has none of that name. */
  Optional<String> input(String name);

  /**
   * What a task that this one depends on returned; empty if that was skipped, or is none that this
   * one depends on.
   */
  Optional<Details> output(String task);

  /** What each task that this one depends on returned, by task; nothing of those skipped. */
  SortedMap<String, Details> outputs();

  /** Notes something in the harness's audit log; needs the side effect {@code audit_log}. */
  void note(String text);

  /**
   * Writes to a resource, by a key that no other task of the cycle writes to.
   *
   * @param text at most 20,000 characters
   */
  void write(String resource, String key, String text);

  /**
   * Acts upon a belief: logged in shadow mode, a DRAFT plan in live mode. Needs the side effect
   * {@code actions}.
   */
  void act(BeliefId belief);
}
