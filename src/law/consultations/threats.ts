/** Words by which a threat against people or things is known. ○ What they find is looked at by a person; alone they decide
 *  nothing but that it is not shown as it stands. */
const THREATS =
  /(?:杀|砍|捅|弄|打|整|炸|烧|撞)死(?:你|他|她|谁|全|一个|几个)|(?:杀|灭|弄死)(?:你|他|她)?全家|(?:放火|放把火|纵火)烧|点了(?:你|他|政府|镇政府|村委会)|炸(?:了|掉|平)(?:你|他|政府|镇政府|村委会|办公楼)|(?:不得好死|同归于尽|血债血偿|走着瞧.{0,6}(?:血|命))|(?:卸|打断)(?:你|他|她).{0,4}(?:腿|胳膊)|要(?:你|他|她).{0,3}(?:的)?(?:狗)?命/u;

/** The words of a threat in a text; undefined: none is known. */
export function threatIn(text: string): string | undefined {
  return THREATS.exec(text.normalize('NFKC').replace(/[\s，,。.！!·*]/gu, ''))?.[0];
}
