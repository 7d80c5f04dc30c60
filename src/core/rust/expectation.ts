/** What the toolchain must say of a block, from the attributes of its fence. */
export type Expectation =
  /** Compiles without a warning and prints `stdout`. */
  | { readonly kind: 'runs' }
  /** Is refused with exactly these codes (or names of denied lints); none: `stderr` is in the message. */
  | { readonly kind: 'compile-fails'; readonly codes: readonly string[] }
  /** Compiles and raises this lint, named as the tool prints it. */
  | { readonly kind: 'warns'; readonly lint: string }
  | { readonly kind: 'panics' }
  | { readonly kind: 'aborts' }
  /** Compiles; is never run, because it is a library or for the reason given. */
  | { readonly kind: 'compiles'; readonly reason: string }
  /** Compiles with `todo!()` bodies; its tests fail. */
  | { readonly kind: 'exercise' }
  /** Its tests pass. */
  | { readonly kind: 'solution' };
