import { itemOf } from './methodResults';
import { isPointer, shortName, type RustType } from './rustTypes';
import type { SyntaxNode } from './syntax';

/** What of a value the name in a pattern stands for: `b` of `Some((_, b))`. */
export function boundType(
  pattern: SyntaxNode,
  name: SyntaxNode,
  whole: RustType | undefined,
  text: (node: SyntaxNode) => string,
): RustType | undefined {
  let type = whole;
  for (let node = pattern; type && (node.from !== name.from || node.to !== name.to);) {
    let part = node.firstChild;
    let index = 0;
    for (; part && part.to < name.to; part = part.nextSibling) {
      if (part.name === ',') index++;
      if (part.name === '..') return undefined;
    }
    if (!part) return undefined;
    if (node.name === 'TuplePattern') type = elementOf(type, index, node.firstChild!.name === '(' ? '' : text(node.firstChild!));
    else if (!/^(?:Mut|Ref|Reference)Pattern$/.test(node.name)) return undefined;
    node = part;
  }
  return type;
}

function elementOf(type: RustType, index: number, variant: string): RustType | undefined {
  const short = shortName(type);
  if (variant === '') return short === 'tuple' ? type.args[index] : undefined;
  if (isPointer(type)) return undefined;
  if ((short === 'Option' && variant === 'Some') || (short === 'Result' && variant === 'Ok')) return type.args[0];
  return short === 'Result' && variant === 'Err' ? type.args[1] : undefined;
}

/** Methods of iterators whose closures get an item, at this place. */
const GETS_ITEM: Readonly<Record<string, RegExp>> = {
  0: /^(?:map|filter|for_each|any|all|find|find_map|position|take_while|skip_while|filter_map|flat_map|map_while|inspect|partition|(?:min|max)_by(?:_key)?|reduce)$/,
  1: /^(?:fold|try_fold|scan|(?:min|max)_by|reduce)$/,
};
const GETS_ELEMENT: Readonly<Record<string, RegExp>> = {
  0: /^(?:retain|retain_mut|sort(?:_unstable)?_by(?:_key)?)$/,
  1: /^sort(?:_unstable)?_by$/,
};
const GETS_VALUE = /^(?:map|and_then|is_some_and|is_none_or|is_ok_and|filter|inspect|map_or|map_or_else)$/;
const GETS_ERROR = /^(?:map_err|or_else|unwrap_or_else|inspect_err|is_err_and)$/;

/** What a method hands to the closure that it is given. */
export function closureArgument(receiver: RustType, method: string, index: number): RustType | undefined {
  const short = shortName(receiver);
  if (short === 'Option' || short === 'Result') {
    if (index > 0) return undefined;
    if (GETS_VALUE.test(method)) return receiver.args[0];
    return short === 'Result' && GETS_ERROR.test(method) ? receiver.args[1] : undefined;
  }
  if (/^(?:Vec|VecDeque|slice|array)$/.test(short)) return GETS_ELEMENT[index]?.test(method) ? receiver.args[0] : undefined;
  return GETS_ITEM[index]?.test(method) ? itemOf(receiver) : undefined;
}
