import { LOCAL_ROOTS, type FileNames, type Namespace } from './fileNames';
import { isStd } from './stdPaths';

/** Where a path leads: to something of this crate, to a full path, or nowhere that the file tells. */
export type Resolved =
  | { readonly kind: 'local'; readonly declared?: number }
  | { readonly kind: 'path'; readonly path: readonly string[] }
  | { readonly kind: 'unknown'; readonly globs: readonly (readonly string[])[] };

/** An import may name another import. */
const LONGEST_CHAIN = 4;

/** Follows a path's first segment through imports and declarations. `core` and `alloc` become `std`. */
export function resolvePath(names: FileNames, path: readonly string[], offset: number, namespace: Namespace): Resolved {
  const resolved = followPath(names, path, offset, namespace, 0);
  // `extern crate alloc;` is an import like any other.
  return resolved.kind === 'path' && isStd(resolved.path[0]!) ? { kind: 'path', path: ['std', ...resolved.path.slice(1)] } : resolved;
}

function followPath(names: FileNames, path: readonly string[], offset: number, namespace: Namespace, depth: number): Resolved {
  const [first, ...rest] = path;
  if (first === undefined) return { kind: 'unknown', globs: [] };
  if (LOCAL_ROOTS.has(first)) return { kind: 'local' };
  const { binding, globs } = names.lookUp(first, offset, rest.length > 0 ? 'type' : namespace);
  if (binding?.kind === 'local') return rest.length > 0 ? { kind: 'local' } : binding;
  // `use anyhow::anyhow;` does not hide the crate.
  if (binding && depth < LONGEST_CHAIN && binding.path[0] !== first) {
    return followPath(names, [...binding.path, ...rest], offset, namespace, depth + 1);
  }
  if (binding && !(rest.length > 0 && binding.path.length > 1)) return { kind: 'path', path: [...binding.path, ...rest] };
  if (isStd(first)) return { kind: 'path', path: ['std', ...rest] };
  if (depth > 0) return { kind: 'path', path };
  const reachable = globs.flatMap((glob) => {
    const resolved = followPath(names, glob, offset, namespace, depth + 1);
    return resolved.kind === 'path' ? [[...resolved.path, ...rest]] : [];
  });
  return { kind: 'unknown', globs: reachable };
}

/** Where the first name of a longer path leads: `use quote::quote;` does not hide the crate. */
export function resolveHead(names: FileNames, name: string, offset: number): Resolved {
  const resolved = resolvePath(names, [name, ''], offset, 'type');
  if (resolved.kind === 'path') return { ...resolved, path: resolved.path.slice(0, -1) };
  return resolved.kind === 'local' ? resolved : { kind: 'unknown', globs: resolved.globs.map((glob) => glob.slice(0, -1)) };
}
