import { reportLines } from '../host/lineReporter.mjs';
import { mocha } from './support/mocha';
import 'glob:./**.test.ts';

/** Called by VS Code in its extension host. */
export function run(): Promise<void> {
  if (process.env['TEST_GREP']) mocha.grep(process.env['TEST_GREP']);
  mocha.reporter(function (runner: Mocha.Runner) {
    reportLines(runner, (line) => console.log(line));
  } as unknown as Mocha.ReporterConstructor);
  return new Promise((resolve, reject) => {
    mocha.run((failures) => (failures === 0 ? resolve() : reject(new Error(`${failures} tests failed`))));
  });
}
