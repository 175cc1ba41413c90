package io.sallyport.harness.skill;

import io.sallyport.core.model.Details;

/**
 * Does tasks (seed 004, section 7). An implementation has a public constructor without parameters
 * and a {@link SkillDeclaration}, is named in {@code META-INF/services} of its jar, and runs only
 * once it is registered and active. It is made anew for every task, and its task is done again
 * after a crash: it keeps nothing, and returns the same for the same state.
 */
public interface Skill {
  /**
   * Does a task.
   *
   * @param context all that it may read and write; of no use once the task is over
   * @return its output, with exactly the fields of its declared schema
   * @throws Exception if it cannot; its task has then FAILED, and nothing that it wrote happens
   */
  Details run(SkillContext context) throws Exception;
}
