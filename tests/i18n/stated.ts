/**
 * What the core can state as expected and found, read from its source: each phrase with its gaps filled by what is put
 * into them, as far as the file itself says it; by a number where it does not.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** Functions that are handed facts, and which of their arguments are. */
const HANDS: Record<string, (args: readonly ts.Expression[]) => readonly ts.Expression[]> = {
  is: (args) => args.slice(0, 1),
  understood: (args) => args.slice(3),
  refuse: (args) => args.slice(-1),
  // in assets.ts, where it is told which address failed
  problem: (args) => args.slice(1),
};
for (const name of ['fault', 'remark', 'tally', 'stop', 'fail', 'needs', 'tell', 'add']) HANDS[name] = (args) => args.slice(-2);
for (const name of ['regex', 'minLength', 'maxLength', 'length', 'check', 'minValue', 'maxValue']) HANDS[name] = (args) => args.slice(-1);

const FOLDERS = ['src/model', 'src/formats', 'src/store'];
const QUOTED = ['"une chose"', 'a list', 'an object', 'nothing', '7'];

/** Every fact, with the file that states it. */
export function stated(): { phrase: string; file: string }[] {
  const files = FOLDERS.flatMap((folder) => readdirSync(folder).filter((name) => name.endsWith('.ts')).map((name) => join(folder, name)));
  return files.flatMap((file) => [...new Set(phrasesOf(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true)))].map((phrase) => ({ phrase, file })));
}

function phrasesOf(source: ts.SourceFile): string[] {
  const constants = new Map<string, ts.Expression>();
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer) constants.set(node.name.text, node.initializer);
    ts.forEachChild(node, visit);
  };
  visit(source);
  const take = (node: ts.Expression): void => void found.push(...valuesOf(node, constants));
  const look = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && ts.isIdentifier(node.name) && /^(?:expected|found)$/u.test(node.name.text)) take(node.initializer);
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && /^(?:expected|found)$/u.test(node.name.text) && node.initializer) take(node.initializer);
    if (ts.isCallExpression(node)) {
      const name = ts.isIdentifier(node.expression) ? node.expression.text : ts.isPropertyAccessExpression(node.expression) ? node.expression.name.text : '';
      if (Object.hasOwn(HANDS, name)) for (const given of HANDS[name]!(node.arguments)) take(given);
    }
    ts.forEachChild(node, look);
  };
  look(source);
  return found;
}

/** What an expression can be, as far as its file says it. */
function valuesOf(node: ts.Expression, constants: ReadonlyMap<string, ts.Expression>, deep = 0): string[] {
  const of = (each: ts.Expression): string[] => (deep > 8 ? [] : valuesOf(each, constants, deep + 1));
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isTemplateExpression(node)) {
    let all = [node.head.text];
    for (const { expression, literal } of node.templateSpans) {
      const within = of(expression);
      all = all.flatMap((begun) => (within.length === 0 ? ['7'] : within).map((each) => begun + each + literal.text));
    }
    return all;
  }
  if (ts.isConditionalExpression(node)) return [...of(node.whenTrue), ...of(node.whenFalse)];
  if (ts.isBinaryExpression(node)) return [...of(node.left), ...of(node.right)];
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isNonNullExpression(node)) return of(node.expression);
  if (ts.isIdentifier(node)) return constants.has(node.text) ? of(constants.get(node.text)!) : [];
  if (ts.isElementAccessExpression(node) || ts.isPropertyAccessExpression(node)) return ts.isIdentifier(node.expression) && /^[A-Z_]+$/u.test(node.expression.text) ? of(node.expression) : [];
  if (ts.isObjectLiteralExpression(node)) return node.properties.flatMap((each) => (ts.isPropertyAssignment(each) ? of(each.initializer) : []));
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'shown') return QUOTED;
  return [];
}
