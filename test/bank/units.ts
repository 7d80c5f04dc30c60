import path from 'node:path';
import type { ReadBank } from '../../src/core/bank/readBank';
import type { CodeBlock, Question } from '../../src/core/bank/question';
import { scratchName } from '../../src/core/bank/scratch';
import { checkBlock, type Finding } from './blockCheck';
import type { Cache } from './cache';
import type { Crates } from './crates';
import { jobFor } from './jobs';
import { checkLink, documentationLinks, isDocumentation } from './links';
import { checkToml, tomlListings } from './listingCheck';
import { checkPackage } from './packageCheck';
import { checkPractice, practiceFiles } from './practiceCheck';
import { Workbench } from './rustc';
import type { Toolchain } from './toolchain';

/** To be raised when a check changes: what passed before is then asked again. */
const CHECKER_VERSION = 4;

/** One thing that passes, fails or is skipped. */
export interface Unit {
  readonly place: string;
  readonly block?: CodeBlock;
  readonly check: () => Promise<Finding>;
}

export interface Surroundings {
  /** Or why there is none. */
  readonly toolchain: Toolchain | string;
  /** Or why there are none. */
  readonly crates: Crates | string;
  readonly cache: Cache;
  readonly temporary: string;
}

type Parsed = ReadBank['parsed'][number];

/** The blocks, the listings and the links of a question. */
export function unitsOf({ question, file, blockLines }: Parsed, surroundings: Surroundings): Unit[] {
  if (!question) return [];
  const blocks = question.blocks.map((block): Unit => ({
    place: `questions/${file}:${blockLines.get(block.key) ?? 1} ${block.key}`,
    block,
    check: () => checkCached(question, block, surroundings),
  }));
  const { toolchain, temporary } = surroundings;
  const listings = tomlListings(question).map((text, index): Unit => ({
    place: `questions/${file} toml ${index + 1}`,
    check: async () =>
      typeof toolchain === 'string'
        ? { failures: [], skipped: toolchain }
        : checkToml(toolchain, text, temporary, `${question.id}-${index + 1}`),
  }));
  return [...blocks, ...listings, ...documentationLinks(question).map((url) => linkUnit(url, `questions/${file}`, toolchain))];
}

/** The links of the catalogues. */
export function catalogueUnits(bank: ReadBank, toolchain: Toolchain | string): Unit[] {
  const links = [...bank.concepts, ...bank.errorCodes].map((entry) => entry.url).filter(isDocumentation);
  return [...new Set(links)].map((url) => linkUnit(url, 'questions/*.yaml', toolchain));
}

/** Everything together, as it stands in a practice folder. */
export function practiceUnit(bank: ReadBank, { toolchain, cache, temporary }: Surroundings): Unit {
  return {
    place: 'the practice folder',
    check: async () => {
      if (typeof toolchain === 'string') return { failures: [], skipped: toolchain };
      const files = practiceFiles(bank.questions);
      const key = cache.key(CHECKER_VERSION, toolchain.identity, 'practice', [...files]);
      const known = cache.get(key);
      if (known) return known;
      const finding = await checkPractice(toolchain, files, path.join(temporary, 'practice'));
      cache.put(key, finding);
      return finding;
    },
  };
}

function linkUnit(url: string, place: string, toolchain: Toolchain | string): Unit {
  return {
    place: `${place} ${url}`,
    check: () => {
      const documentation = typeof toolchain === 'string' ? undefined : toolchain.documentation;
      if (documentation === undefined)
        return Promise.resolve({ failures: [], skipped: 'the documentation is not installed (rustup component add rust-docs)' });
      const problem = checkLink(url, documentation);
      return Promise.resolve({ failures: problem === undefined ? [] : [problem] });
    },
  };
}

async function checkCached(question: Question, block: CodeBlock, surroundings: Surroundings): Promise<Finding> {
  const { toolchain, crates, cache, temporary } = surroundings;
  if (typeof toolchain === 'string') return { failures: [], skipped: toolchain };
  const needsCrates = question.crates.length > 0;
  if (needsCrates && typeof crates === 'string') return { failures: [], skipped: crates };
  const usable = needsCrates && typeof crates !== 'string' ? crates : undefined;
  const job = jobFor(question, block);
  const key = cache.key(CHECKER_VERSION, toolchain.identity, usable?.identity, question.id, job);
  const known = cache.get(key);
  if (known) return known;
  // As `scratchLayout` names the crate of a library: the compiler warns of a doubled underscore there.
  const name = scratchName(question.id, block.key).replaceAll(/_+/g, block.library ? '_' : '$&');
  const folder = path.join(temporary, name);
  const finding = block.package
    ? await checkPackage(toolchain, question, job, folder)
    : await Workbench.with({ toolchain, folder, block, name, externs: usable?.arguments ?? [] }, (bench) => checkBlock(bench, job));
  cache.put(key, finding);
  return finding;
}
