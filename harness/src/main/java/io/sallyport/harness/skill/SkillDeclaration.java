package io.sallyport.harness.skill;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a skill declares of itself (seed 004, section 7). It is read without running any code of the
 * skill; which decision authorizes it, whoever registers it says.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface SkillDeclaration {
  /** Its id, such as {@code order_prep}. */
  String id();

  /** Its semantic version, such as {@code 1.0.0}. */
  String version();

  /** Who wrote it. */
  String author();

  /** The task types that it handles. */
  String[] taskTypes();

  /** The state objects that it cannot do without, such as {@code regime_state}. */
  String[] requiredInputs() default {};

  /** What it returns, such as {@code surviving: [text], count: integer}. */
  String outputSchema() default "none";

  /** The factor permissions that it needs. */
  String[] requiresPermissions() default {};

  /** The layers that it reads, such as {@code L6}. */
  String[] layerDependencies() default {};

  /** What it writes to, such as {@code audit_log}. */
  String[] sideEffects() default {};
}
