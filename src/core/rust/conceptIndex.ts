import { conceptsOfToken, type ConceptMatch } from './conceptsAt';
import type { ConceptNames } from './names';
import type { RustFile } from './rustFile';

/**
 * Every concept that a stretch of a file speaks of, in order; of several at one token the best. A generator, so that whoever asks for a long stretch can
 * stop in between.
 */
export function* conceptsIn(file: RustFile, names: ConceptNames, from = 0, to = file.text.length): Generator<ConceptMatch> {
  const { tokens } = file;
  let end = from;
  for (let index = tokens.firstAfter(from); index < tokens.length && tokens.from(index) < to; index++) {
    if (tokens.from(index) < end) continue;
    const [best] = conceptsOfToken(file, index, names);
    if (!best) continue;
    yield best;
    // `&mut` is one match of two tokens.
    end = best.to;
  }
}
