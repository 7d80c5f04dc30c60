/** `*` is any part of a name, `**` any part of a path, `?` one character, `{a,b}` a choice. */
export function globToRegExp(glob: string): RegExp {
  const source = glob.replaceAll(/\*\*|[*?{},]|[^*?{},]+/g, (part) => GLOB_PARTS[part] ?? part.replaceAll(/[.+^$()|[\]\\/]/g, '\\$&'));
  return new RegExp(`^${source}$`);
}

const GLOB_PARTS: Readonly<Record<string, string>> = { '**': '.*', '*': '[^/]*', '?': '[^/]', '{': '(?:', '}': ')', ',': '|' };
