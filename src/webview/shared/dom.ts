export type Child = Node | string | false | undefined;
export type Attributes = Readonly<Record<string, string | boolean | undefined>>;

/** An element with attributes and children; `true` writes an empty attribute, `false` and undefined none. Never takes markup. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  setAttributes(element, attributes);
  element.append(...children.filter((child) => child !== undefined && child !== false));
  return element;
}

function setAttributes(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) element.removeAttribute(name);
    else element.setAttribute(name, value === true ? '' : value);
  }
}

export function button(attributes: Attributes, onClick: () => void | Promise<void>, ...children: readonly Child[]): HTMLButtonElement {
  const element = h('button', { type: 'button', ...attributes }, ...children);
  element.addEventListener('click', () => void onClick());
  return element;
}

const SVG = 'http://www.w3.org/2000/svg';

/** A picture that says nothing that the words beside it do not say. */
export function svg(
  className: string,
  size: string,
  ...shapes: readonly (readonly [tag: string, attributes: Attributes])[]
): SVGSVGElement {
  const element = document.createElementNS(SVG, 'svg');
  setAttributes(element, { class: className, viewBox: size, 'aria-hidden': 'true', focusable: 'false' });
  for (const [tag, attributes] of shapes) {
    const shape = document.createElementNS(SVG, tag);
    setAttributes(shape, attributes);
    element.append(shape);
  }
  return element;
}
