import type { DefaultTreeAdapterMap } from 'parse5';

export type Element = DefaultTreeAdapterMap['element'];
type Node = DefaultTreeAdapterMap['node'];

const isElement = (node: Node): node is Element => 'tagName' in node;

export const childrenOf = (parent: Node): Element[] =>
  'childNodes' in parent ? parent.childNodes.filter(isElement) : [];

/** Every element below, in the order of the page; walks with a list, so that a deep page cannot run over. */
export const elementsOf = (root: Node): Element[] => {
  const found: Element[] = [];
  const waiting: Element[] = childrenOf(root).reverse();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    found.push(next);
    waiting.push(...childrenOf(next).reverse());
  }
  return found;
};

/** Text of an element, blanks folded; of nothing: nothing. */
export const textOf = (root: Node | undefined): string => {
  if (root === undefined) return '';
  let text = '';
  const waiting: Node[] = [root];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if ('value' in next) text += next.value;
    if ('childNodes' in next) waiting.push(...[...next.childNodes].reverse());
  }
  return text.replace(/[\s\u00a0]+/gu, ' ');
};

export const attributeOf = ({ attrs }: Element, name: string): string =>
  attrs.find((attribute) => attribute.name === name)?.value ?? '';

export const hasClass = (element: Element, name: string): boolean =>
  attributeOf(element, 'class').split(/\s+/).includes(name);
