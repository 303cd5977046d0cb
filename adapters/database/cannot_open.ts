/** The database or its secret cannot be used. The message names the variable and what to do. */
export class CannotOpen extends Error {
  override readonly name = "CannotOpen";
}
