const PROMPT = '$ ';

/** What somebody wants of a listing: of a console session the commands, without prompts, answers and remarks; else all of it. */
export function textToCopy(language: string, text: string): string {
  const lines = text.trimEnd().split('\n');
  if (language !== 'console' || !lines.some((line) => line.startsWith(PROMPT))) return lines.join('\n');
  const commands: string[] = [];
  let continues = false;
  for (const line of lines) {
    const starts = !continues && line.startsWith(PROMPT) && !/^\$\s+#/.test(line);
    if (!starts && !continues) continue;
    commands.push(starts ? line.slice(PROMPT.length) : line);
    continues = line.endsWith('\\');
  }
  if (commands.length === 0) return lines.join('\n');
  return commands.join('\n');
}
