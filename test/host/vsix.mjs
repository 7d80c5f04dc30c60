import { readFile } from 'node:fs/promises';

const END = 0x06054b50;
const ENTRY = 0x02014b50;

/**
 * Names of the files in a zip archive such as a packaged extension, from its table of contents.
 * @param {string} file
 */
export async function listZip(file) {
  const bytes = await readFile(file);
  let end = bytes.length - 22;
  while (end >= 0 && bytes.readUInt32LE(end) !== END) end--;
  if (end < 0) throw new Error(`${file} is no zip archive`);
  const names = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count--) {
    if (bytes.readUInt32LE(at) !== ENTRY) throw new Error(`${file} has a broken table of contents`);
    const length = bytes.readUInt16LE(at + 28);
    names.push(bytes.toString('utf8', at + 46, at + 46 + length));
    at += 46 + length + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return { names, size: bytes.length };
}
