// What a source file says, as far as the rules of the house ask: its imports, the globals it uses, its strings
// and, for a component, the words in its markup.

import { parse } from 'svelte/compiler';
import ts from 'typescript';

export interface Import {
  from: string;
  typeOnly: boolean;
  /** `new URL(from, import.meta.url)`: a worker's file in the page. */
  address?: true;
}
export interface Reading {
  imports: Import[];
  /** Globals by name, and `Date.now`, `new Date()`, `Math.random` by that spelling. */
  globals: string[];
  /** String literals outside types. */
  strings: string[];
  /** Words that a reader would see or hear. */
  words: string[];
}

/** What may stand before a global without changing what it is. */
const roofs = new Set(['window', 'globalThis', 'self', 'document']);
const spoken = new Set(['aria-label', 'aria-description', 'aria-roledescription', 'aria-valuetext', 'title', 'placeholder', 'alt', 'label']);
const letters = /\p{L}/u;

export function read(path: string, text: string): Reading {
  const reading: Reading = { imports: [], globals: [], strings: [], words: [] };
  if (path.endsWith('.svelte')) readComponent(text, reading);
  else if (/\.(ts|mts|mjs|js)$/.test(path)) readScript(text, reading);
  return reading;
}

function readScript(text: string, into: Reading): Set<string> {
  const file = ts.createSourceFile('file.ts', text, ts.ScriptTarget.Latest, true);
  const scopes = declarations(file);
  const isGlobal = (node: ts.Identifier): boolean => {
    for (let at: ts.Node | undefined = node; at; at = at.parent) if (scopes.get(at)?.has(node.text)) return false;
    return true;
  };

  const visit = (node: ts.Node): void => {
    const found = importOf(node);
    if (found) into.imports.push(found);
    if (ts.isIdentifier(node) && isReference(node) && isGlobal(node)) into.globals.push(...spellings(node));
    if (ts.isStringLiteralLike(node) && !ts.isLiteralTypeNode(node.parent)) into.strings.push(node.text);
    if (!ts.isTypeNode(node) || ts.isImportTypeNode(node) || ts.isTypeLiteralNode(node)) ts.forEachChild(node, visit);
    else ts.forEachChild(node, visitType);
  };
  // Types hold no globals, but they may import.
  const visitType = (node: ts.Node): void => {
    const found = importOf(node);
    if (found) into.imports.push(found);
    ts.forEachChild(node, visitType);
  };
  visit(file);
  return scopes.get(file) ?? new Set();
}

function importOf(node: ts.Node): Import | null {
  const literal = (it: ts.Node | undefined): string | null => (it && ts.isStringLiteralLike(it) ? it.text : null);
  const as = (from: string | null, typeOnly: boolean): Import | null => (from === null ? null : { from, typeOnly });
  if (ts.isImportDeclaration(node)) return as(literal(node.moduleSpecifier), isTypeClause(node.importClause));
  if (ts.isExportDeclaration(node)) {
    const named = node.exportClause && ts.isNamedExports(node.exportClause) ? node.exportClause.elements : null;
    return as(literal(node.moduleSpecifier), node.isTypeOnly || (named !== null && named.length > 0 && named.every((it) => it.isTypeOnly)));
  }
  if (ts.isImportTypeNode(node)) return as(ts.isLiteralTypeNode(node.argument) ? literal(node.argument.literal) : null, true);
  if (ts.isCallExpression(node)) {
    const { expression } = node;
    const isImport = expression.kind === ts.SyntaxKind.ImportKeyword;
    const isGlob = ts.isPropertyAccessExpression(expression) && expression.name.text === 'glob' && ts.isMetaProperty(expression.expression);
    return isImport || isGlob ? as(literal(node.arguments[0]), false) : null;
  }
  // new URL('./worker.ts', import.meta.url)
  if (ts.isNewExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'URL') {
    const [to, base] = node.arguments ?? [];
    const here = base && ts.isPropertyAccessExpression(base) && ts.isMetaProperty(base.expression);
    const found = here ? as(literal(to), false) : null;
    return found && { ...found, address: true };
  }
  return null;
}

function isTypeClause(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const { name, namedBindings } = clause;
  return !name && !!namedBindings && ts.isNamedImports(namedBindings) && namedBindings.elements.length > 0 && namedBindings.elements.every((it) => it.isTypeOnly);
}

/** Every name that a file declares, by the node in which it holds. */
function declarations(file: ts.SourceFile): Map<ts.Node, Set<string>> {
  const scopes = new Map<ts.Node, Set<string>>();
  const scopeOf = (node: ts.Node): ts.Node => {
    let at = node.parent;
    while (!ts.isSourceFile(at) && !ts.isBlock(at) && !ts.isFunctionLike(at) && !ts.isIterationStatement(at, false) && !ts.isCatchClause(at)) at = at.parent;
    return at;
  };
  const visit = (node: ts.Node): void => {
    const isDeclaration =
      ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isBindingElement(node) || ts.isFunctionDeclaration(node) ||
      ts.isClassDeclaration(node) || ts.isImportClause(node) || ts.isImportSpecifier(node) || ts.isNamespaceImport(node) || ts.isEnumDeclaration(node);
    if (isDeclaration && node.name && ts.isIdentifier(node.name)) {
      const scope = scopeOf(node);
      scopes.set(scope, (scopes.get(scope) ?? new Set()).add(node.name.text));
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return scopes;
}

/** Whether an identifier stands for a value, and is not the name of a property, a field or a type. */
function isReference(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isShorthandPropertyAssignment(parent)) return true;
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node;
  if (ts.isBindingElement(parent)) return parent.initializer === node;
  if (ts.isVariableDeclaration(parent) || ts.isParameter(parent)) return parent.initializer === node;
  if (ts.isImportSpecifier(parent) || ts.isExportSpecifier(parent) || ts.isJsxAttribute(parent)) return false;
  if (ts.isPropertyDeclaration(parent) || ts.isEnumMember(parent)) return parent.initializer === node;
  return !ts.isTypeElement(parent) && !ts.isTypeNode(parent) && !ts.isQualifiedName(parent) && !ts.isClassElement(parent) && !ts.isLabeledStatement(parent);
}

/** `document.location` is the document and the location; `Date` alone is neither the clock nor a fault. */
function spellings(node: ts.Identifier): string[] {
  const { text, parent } = node;
  if (text === 'Date' && ts.isNewExpression(parent) && parent.expression === node && !parent.arguments?.length) return ['new Date()'];
  if (text === 'Date' && ts.isCallExpression(parent) && parent.expression === node) return ['new Date()'];
  if (ts.isPropertyAccessExpression(parent)) {
    const member = parent.name.text;
    if (roofs.has(text)) return [text, member];
    if (text === 'Date' || text === 'Math') return [`${text}.${member}`];
  }
  if (ts.isElementAccessExpression(parent) && roofs.has(text) && ts.isStringLiteralLike(parent.argumentExpression)) return [text, parent.argumentExpression.text];
  return [text];
}

interface Markup {
  type: string;
  [key: string]: unknown;
}
const isMarkup = (it: unknown): it is Markup => typeof it === 'object' && it !== null && typeof (it as Markup).type === 'string';

function readComponent(text: string, into: Reading): void {
  const root = parse(text, { modern: true });
  const declared = new Set<string>();
  for (const script of [root.module, root.instance]) {
    if (!script) continue;
    const { start, end } = script.content as unknown as { start: number; end: number };
    for (const name of readScript(text.slice(start, end), into)) declared.add(name);
  }
  readMarkup(root.fragment as unknown as Markup, into, declared);
}

function readMarkup(node: Markup, into: Reading, declared: Set<string>): void {
  const strings: string[] = [];
  const visit = (it: Markup, parent: Markup | null, key: string): void => {
    if (it.type === 'Text' && parent?.type === 'Fragment') say(String(it['data']));
    if (it.type === 'ExpressionTag' && parent?.type === 'Fragment') shown(it['expression']).forEach(say);
    if (it.type === 'Attribute' && (spoken.has(String(it['name'])) || it['name'] === 'dir')) {
      const parts = [it['value']].flat().filter(isMarkup);
      const texts = parts.flatMap((part) => (part.type === 'Text' ? [String(part['data'])] : shown(part['expression'])));
      if (it['name'] === 'dir') into.strings.push(...texts);
      else texts.forEach(say);
    }
    if (it.type === 'Literal' && typeof it['value'] === 'string' && it['value'] !== '') strings.push(it['value']);
    if (it.type === 'Identifier' && !(parent?.type === 'MemberExpression' && key === 'property' && !parent['computed']) && !(parent?.type === 'Property' && key === 'key')) {
      const name = String(it['name']);
      if (!declared.has(name)) {
        into.globals.push(name);
        const member = parent?.type === 'MemberExpression' && key === 'object' ? parent['property'] : null;
        if (roofs.has(name) && isMarkup(member)) into.globals.push(String(member['name']));
      }
    }
    for (const [name, value] of Object.entries(it)) {
      if (name === 'parent' || name === 'metadata' || name === 'typeAnnotation') continue;
      for (const child of [value].flat()) if (isMarkup(child)) visit(child, it, name);
    }
  };
  const say = (words: string): void => {
    if (letters.test(words)) into.words.push(words.trim());
  };
  visit(node, null, '');
  into.strings.push(...strings);
}

/** The literals that an expression may come out as. */
function shown(it: unknown): string[] {
  if (!isMarkup(it)) return [];
  if (it.type === 'Literal') return typeof it['value'] === 'string' ? [it['value']] : [];
  if (it.type === 'TemplateLiteral') {
    return (it['quasis'] as { value: { cooked: string | null } }[]).map(({ value }) => value.cooked ?? '');
  }
  if (it.type === 'ConditionalExpression') return [...shown(it['consequent']), ...shown(it['alternate'])];
  if (it.type === 'LogicalExpression' || it.type === 'BinaryExpression') return it['operator'] === '+' || it.type === 'LogicalExpression' ? [...shown(it['left']), ...shown(it['right'])] : [];
  return [];
}
