import { hidingNames, hidingsOf, inPart, type MaskingRules, maskingInWords, usualMasking } from '../../checks/index.ts';
import { CHECKS, type CheckId } from '../../law/index.ts';
import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Findings, type Passage } from '../../platform/public-text/index.ts';
import { Field, Form, Panel } from '../../platform/ui/index.ts';
import { HOW } from './asked.ts';

interface Props {
  address: string;
  back: string;
  /** of the file */
  name: string;
  words: {
    title: string;
    /** what becomes of the copy and of the original */
    lead: string;
  };
  /** in it, by the checks */
  found: readonly Passage[];
  /** as the authority set them */
  rules: MaskingRules;
  typed: Typed;
  failure?: Failure | undefined;
}

/** How a copy of a file is made that may go out in its place. 条例 art. 15 */
export function CopyPage({ address, back, name, words, found, rules, typed, failure }: Props) {
  const personal = [...new Set(found.map(({ check }) => check))].flatMap((check) => {
    const ways = hidingsOf(check);
    const set = rules.kinds.get(check) ?? usualMasking(check);
    const places = found.filter((one) => one.check === check).length;
    return ways && set ? [{ check: check as CheckId, ways, set, places }] : [];
  });
  const carried = [...new Set(found.filter(({ check }) => check.startsWith('meta.')).map(({ check }) => check))];
  return (
    <>
      <h1 class="title">{words.title}</h1>
      <div class="narrow">
        <Panel title={name}>
          <p>{words.lead}副本生成后须打开核对。怎样遮盖先按本机关的遮盖设置列出，可以改变。</p>
          <Form action={address} failure={failure}>
            {personal.map(({ check, ways, set, places }) => (
              <Field
                key={check}
                name={HOW + check}
                label={`${CHECKS[check].name}（${places} 处）`}
                options={ways.map((way) => ({
                  value: way,
                  label: way === 'partly' ? maskingInWords(inPart({ ...set, way }, check)) : hidingNames[way],
                }))}
                typed={{ [HOW + check]: set.way, ...typed }}
                failure={failure}
              />
            ))}
            {rules.heads.length > 0 && (
              <p class="help">
                文件中这些列整格照设置处理：
                {rules.heads.map((one) => `“${one.head}”${maskingInWords(one, '个字')}`).join('、')}。
              </p>
            )}
            {personal.length === 0 && <p class="help">没有发现需要遮盖的个人信息。</p>}
            <p class="help">
              {carried.length > 0
                ? `将去掉：${carried.map((check) => CHECKS[check as CheckId].name).join('、')}。`
                : '没有发现属性、批注、修订痕迹等随文件带出的内容；生成时再清理一遍。'}
            </p>
            <div class="actions">
              <button class="btn" type="submit">
                生成副本
              </button>
              <a class="btn quiet" href={back}>
                返回
              </a>
            </div>
          </Form>
        </Panel>
        <Panel title={found.length ? `自动检查发现 ${found.length} 处` : '自动检查'}>
          {found.length > 0 ? <Findings found={found} /> : <p class="help">没有发现问题。</p>}
        </Panel>
      </div>
    </>
  );
}
