package io.sallyport.cli.command;

import io.sallyport.core.model.Reply;
import io.sallyport.core.model.SkillId;
import picocli.CommandLine.Parameters;

/** The skill that a command is about. */
final class SkillParameter {
  @Parameters(index = "0", paramLabel = "SKILL", description = "The skill's id.")
  private String text = "";

  Reply<SkillId> parse() {
    return SkillId.parse(text);
  }
}
