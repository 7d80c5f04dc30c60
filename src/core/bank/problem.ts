/** Something wrong in a file of the bank, with its place (counted from 1) and a sentence that says what to do. */
export interface Problem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** Gathers the problems of one file. */
export class Problems {
  readonly list: Problem[] = [];

  constructor(private readonly file: string) {}

  add(message: string, line = 1, column = 1): void {
    this.list.push({ file: this.file, line, column, message });
  }
}
