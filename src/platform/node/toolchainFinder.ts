import { access } from 'node:fs/promises';
import { findToolchain, isAtLeast, type ToolchainOptions, type ToolchainSearch } from './toolchain';

/** Remembers the toolchain until the setting changes or it is gone. A search that found none is made again: the person may have installed it. */
export class ToolchainFinder {
  #known: { readonly cargoPath: string; readonly search: Promise<ToolchainSearch> } | undefined;

  constructor(
    private readonly options: { cargoPath(): string; environment(): NodeJS.ProcessEnv; readonly home: ToolchainOptions['home'] },
  ) {}

  /** @param minimum least compiler wanted, such as `1.88` */
  async find(minimum?: string): Promise<ToolchainSearch> {
    const known = await this.#stillThere();
    if (known && isRecentEnough(known, minimum)) return known;
    // Perhaps it has been updated since.
    const cargoPath = this.options.cargoPath();
    const search = findToolchain({ cargoPath, environment: this.options.environment(), home: this.options.home });
    this.#known = { cargoPath, search };
    const result = await search;
    if (isRecentEnough(result, minimum)) return result;
    return {
      cause: 'oldRust',
      reason: `This example needs Rust ${minimum} or newer, and yours is ${result.found?.release}. Update it: rustup update stable`,
    };
  }

  async #stillThere(): Promise<ToolchainSearch | undefined> {
    if (this.#known?.cargoPath !== this.options.cargoPath()) return undefined;
    const search = await this.#known.search;
    return search.found && (await exists(search.found.cargo)) && (await exists(search.found.rustc)) ? search : undefined;
  }

  forget(): void {
    this.#known = undefined;
  }
}

function isRecentEnough({ found }: ToolchainSearch, minimum: string | undefined): boolean {
  return !found || minimum === undefined || isAtLeast(found.release, minimum);
}

function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
