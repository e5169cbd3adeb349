import { notices, type Subject } from '../subjects.ts';

/** How the years since the seed's are told: each title says the month or the year, so that no two years tell alike. */
const news = [
  '{place}{month}{topic}进展情况',
  '{place}召开{month}{topic}碰头会',
  '{place}{year}{topic}“回头看”情况',
  '{topic}到院到户：{place}{month}见闻',
  '镇领导到{place}查看{month}{topic}',
  '{place}公布{month}{topic}责任分工',
  '{month}{topic}走进{place}',
  '{place}网格员参与{month}{topic}',
  '{place}{year}{topic}阶段小结',
  '{place}晒出{month}{topic}清单',
  '{place}{month}{topic}答群众问',
  '{place}党员带头做好{month}{topic}',
];
const told = [
  '关于做好{place}{month}{topic}的通知',
  '{place}{month}{topic}公告',
  '关于{place}{year}{topic}有关事项的提示',
  '{place}{month}{topic}安排',
  '关于{place}{month}{topic}时间和地点的公告',
  '{place}{year}{topic}办理须知（{monthOnly}更新）',
  '{place}{month}{topic}结果公示',
  '关于延长{place}{month}{topic}受理时间的通知',
];
/** Of what is announced and not applied for. */
const announcing = [
  '关于{place}{month}{topic}的公告',
  '关于{place}{month}{topic}的通知',
  '{place}{month}{topic}安排',
  '{place}{month}{topic}提示',
  '关于{place}{month}{topic}的补充公告',
  '{place}{month}{topic}有关事项说明',
  '{month}{topic}公告（{place}）',
];

const kept = new Map<Subject, Map<string, Subject>>();

/** The same matter under titles of a month. */
export function retitled(subject: Subject, year: number, month: number): Subject {
  const known = kept.get(subject) ?? new Map<string, Subject>();
  kept.set(subject, known);
  const of = `${year}-${month}`;
  const one = known.get(of) ?? titledAnew(subject, year, month);
  known.set(of, one);
  return one;
}

function titledAnew(subject: Subject, year: number, month: number): Subject {
  const of = subject.column === 'gonggao' ? announcing : subject.titles === notices ? told : news;
  const titles = of.map((title) =>
    title.replace('{month}', `${year}年${month}月`).replace('{monthOnly}', `${month}月`).replace('{year}', `${year}年`),
  );
  return { ...subject, titles };
}
