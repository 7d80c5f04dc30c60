import type { SyntaxNode } from './syntax';

/** Whether `<'a, T, U: Bound, V = u8>` declares a type of this name. */
export function declaresType(parameters: SyntaxNode, name: string, textOf: (node: SyntaxNode) => string): boolean {
  for (let parameter = parameters.firstChild; parameter; parameter = parameter.nextSibling) {
    let declared = parameter;
    while (declared.firstChild) declared = declared.firstChild;
    if (declared.name === 'TypeIdentifier' && textOf(declared) === name) return true;
  }
  return false;
}
