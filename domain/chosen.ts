/** A choice that a form asks for. */
import { z } from "zod";
import { says } from "#words/problems.ts";

/** One of these values. The message for another one names them all; a form without a choice sends an empty text. */
export const chosen = <const V extends readonly [string, ...string[]]>(values: V) =>
  z.enum(values, {
    error: ({ input }) =>
      input === undefined || input === ""
        ? says("required")
        : says("one_of", { choices: values.join(", ") }),
  });
