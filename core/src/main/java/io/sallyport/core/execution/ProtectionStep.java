package io.sallyport.core.execution;

import io.sallyport.core.plane.OrderRole;

/** What is to be done next so that protection lies as it is wanted. */
public sealed interface ProtectionStep {
  /** A protective order is to be sent. */
  record Place(OrderRole role, Wanted wanted) implements ProtectionStep {}

  /** One that lies there is to be changed in place. */
  record Change(Order leg, Wanted wanted) implements ProtectionStep {}

  /** One that lies there is to be cancelled. */
  record Cancel(Order leg) implements ProtectionStep {}
}
