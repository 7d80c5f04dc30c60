// node test/host/mochaFiles.mjs [--grep WORDS] [--timeout MS] FILE...
// Runs test files in Node.js and prints a line a test (see lineReporter.mjs).
import path from 'node:path';
import { parseArgs } from 'node:util';
import Mocha from 'mocha';
import { reportLines } from './lineReporter.mjs';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { grep: { type: 'string' }, timeout: { type: 'string' } } });
const mocha = new Mocha({ ui: 'bdd', timeout: Number(values.timeout ?? 10_000) });
if (values.grep) mocha.grep(values.grep);
mocha.reporter(
  /** @type {import('mocha').ReporterConstructor} */ (
    /** @type {unknown} */ (
      /** @param {import('mocha').Runner} runner */
      function (runner) {
        reportLines(runner, (line) => console.log(line));
      }
    )
  ),
);
for (const file of positionals) mocha.addFile(path.resolve(file));
await mocha.loadFilesAsync();
mocha.run((failures) => process.exit(failures === 0 ? 0 : 1));
