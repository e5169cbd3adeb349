import { posix } from 'node:path';
import { writeZip } from '../../../platform/files/write-zip.ts';
import { openZip, Unreadable } from '../../../platform/reading/index.ts';
import { type Element, is, parseXml, replace, writeXml } from './xml-tree.ts';

const LIMITS = {
  unpacked: 200 * 1024 * 1024,
  parts: 20_000,
  tooBig: '文件解开后超过 200 MB，不能生成副本',
  broken: '文件已经损坏或者不完整，不能生成副本',
};
const TYPES = '[Content_Types].xml';
/** What is nothing without what was taken out of it. */
const EMPTY = new Set(['oleObjects', 'controls', 'externalReferences', 'pivotCaches', 'object', 'custShowLst']);

/** The parts of a document, to be changed and written again. ECMA-376 part 2 */
export class Package {
  readonly parts: Map<string, Buffer>;
  private readonly trees = new Map<string, Element>();

  private constructor(parts: Map<string, Buffer>) {
    this.parts = parts;
  }

  /** @throws Unreadable with a sentence */
  static async open(bytes: Buffer): Promise<Package> {
    const zip = await openZip(bytes, LIMITS);
    const parts = new Map<string, Buffer>();
    for (const name of zip.names) {
      if (name.endsWith('/')) continue;
      const pieces: Buffer[] = [];
      for await (const piece of zip.read(name)!) pieces.push(piece);
      parts.set(name, Buffer.concat(pieces));
    }
    if (zip.repeated) throw new Unreadable('文件里有重名的部分，不能生成副本');
    return new Package(parts);
  }

  get names(): string[] {
    return [...this.parts.keys()];
  }

  /** The tree of a part, which is written again however it is changed. @throws Unreadable */
  tree(name: string): Element | undefined {
    const known = this.trees.get(name);
    const bytes = this.parts.get(name);
    if (known || !bytes) return known;
    const tree = parseXml(bytes);
    this.trees.set(name, tree);
    return tree;
  }

  /** @returns whether any such part was there */
  drop(like: RegExp): boolean {
    const found = this.names.filter((name) => like.test(name));
    for (const name of found) {
      this.parts.delete(name);
      this.trees.delete(name);
    }
    return found.length > 0;
  }

  /** Takes away relations by their type, and what refers to them. @returns whether there was one */
  dropRelations(like: (relation: Element) => boolean): boolean {
    let found = false;
    for (const name of this.names.filter((one) => one.endsWith('.rels'))) {
      const gone = new Set<string>();
      replace(this.tree(name)!, (one) => {
        if (!is(one, 'Relationship') || !like(one)) return [one];
        gone.add(one.attributes.Id ?? '');
        return [];
      });
      if (gone.size) this.dropReferences(sourceOf(name), gone);
      found ||= gone.size > 0;
    }
    return found;
  }

  /** @returns the document, without relations to what is not there any more */
  write(): Buffer {
    for (const part of this.names.filter((name) => name.endsWith('.rels')))
      if (!this.parts.has(sourceOf(part)) && sourceOf(part) !== '') this.parts.delete(part);
    this.dropRelations(() => false);
    for (const part of this.names.filter((name) => name.endsWith('.rels'))) this.dropDangling(part);
    const types = this.tree(TYPES);
    if (types)
      replace(types, (one) =>
        is(one, 'Override') && !this.parts.has((one.attributes.PartName ?? '').slice(1)) ? [] : [one],
      );
    for (const [name, tree] of this.trees) if (this.parts.has(name)) this.parts.set(name, writeXml(tree));
    return writeZip(this.parts);
  }

  private dropDangling(part: string): void {
    const source = sourceOf(part);
    const folder = posix.dirname(source);
    const gone = new Set<string>();
    replace(this.tree(part)!, (one) => {
      const target = decoded(one.attributes.Target ?? '');
      if (!is(one, 'Relationship') || one.attributes.TargetMode === 'External' || target.startsWith('#')) return [one];
      const path = target.startsWith('/') ? target.slice(1) : posix.join(folder, target);
      if (this.parts.has(path)) return [one];
      gone.add(one.attributes.Id ?? '');
      return [];
    });
    if (gone.size) this.dropReferences(source, gone);
  }

  /** Elements that name a relation which is gone. */
  private dropReferences(part: string, gone: ReadonlySet<string>): void {
    if (!/\.(?:xml|vml)$/.test(part)) return;
    const tree = this.tree(part);
    if (!tree) return;
    replace(tree, (one) => {
      const names = Object.entries(one.attributes).some(
        ([key, value]) => /^r:|:(?:id|embed|link|pict)$/.test(key) && gone.has(value),
      );
      return names ||
        (EMPTY.has(one.name.slice(one.name.indexOf(':') + 1)) && !one.children.some((node) => typeof node !== 'string'))
        ? []
        : [one];
    });
  }
}

/** 'word/document.xml' of 'word/_rels/document.xml.rels'; '' of '_rels/.rels'. */
const sourceOf = (relations: string): string => relations.replace(/_rels\/([^/]*)\.rels$/, '$1');

function decoded(target: string): string {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
}

/** Every part of a package that has markup, with its tree. */
export function* treesOf(pack: Package, like: RegExp): Generator<[string, Element]> {
  for (const name of pack.names.filter((one) => like.test(one))) yield [name, pack.tree(name)!];
}
