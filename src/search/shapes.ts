/** Characters that are taken for each other because they look alike: by who reads them from paper or writes them by
 *  strokes, and by programs that read pictures. Of words of two characters nothing but this tells which was meant. */
const GROUPS =
  '开幵井并 改攺 保呆堡 低底抵氐 己已巳 未末 土士 人入八 日曰 大太犬 干千于 天夫无 戊戌戍 候侯 折拆析 拔拨 治冶 准淮 即既 辩辨辫 微徽 ' +
  '暑署 赢羸 栗粟 免兔 乌鸟 竞竟 幅辐福副 待侍恃持 遣遗 券卷 哀衰衷 刺剌 贷货 往住 问间 晴睛清情请 帐账 苦若 师帅 申甲由田 自白目 且旦 ' +
  '设没役投 买卖 今令 午牛 力刀 九丸 又叉 王玉主 木本术 米来 石右 历厉 延廷 建健键 场扬汤杨 扶抚 技枝 抢枪 村材林 根银跟限 核该刻 ' +
  '检捡险验俭 防妨访仿 阳阴 峰锋蜂 慕墓幕暮募 摘滴 渴喝竭 科料 收牧 牧枚 救教 政攻 助劝 动功 劳荣 农衣 地他她池 宅它 基墓 补扑 ' +
  '贴站 缴激 医区 疗辽 老考 生主 活话 障章 社杜 合台 名各 单草 表农 告吉 知和 招诏 标杯 采菜 购构 ' +
  '施旋 工土 征证 集隼 拨泼 款软 项顶 预颂 算篡 决快 财材 务各 税悦 危厄 房户 造适 路跋 桥侨 水永冰 电申 供洪 暖暧 气汽 环坏 境镜 ' +
  '垃拉 圾级 森淋 防坊 火灭 灾灭 应庆 急怠 管菅 理埋 复夏 议仪 诉拆 讼松 法怯 章童 制剂 度废 条务 例列   ';

const alike = new Map<string, Set<string>>();
for (const group of GROUPS.split(' '))
  for (const character of group)
    alike.set(character, new Set([...(alike.get(character) ?? []), ...group].filter((other) => other !== character)));

/** What a word may have been meant to be, were one of its characters taken for one that looks alike. */
export function lookingLike(word: string): string[] {
  const characters = [...word];
  return characters.flatMap((character, at) =>
    [...(alike.get(character) ?? [])].map((other) => characters.with(at, other).join('')),
  );
}
