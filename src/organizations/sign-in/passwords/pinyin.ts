/** One character for each syllable of standard Chinese, the syllables in the order of the alphabet. */
const table = `a啊 ai爱 an安 ang昂 ao奥 ba八 bai百 ban半 bang帮 bao包 bei北 ben本 beng崩 bi比 bian边 biao表 bie别 bin宾 bing冰
bo波 bu不 ca擦 cai才 can残 cang仓 cao草 ce册 cen岑 ceng层 cha茶 chai柴 chan产 chang昌 chao超 che车 chen陈 cheng成 chi吃
chong虫 chou抽 chu出 chuai揣 chuan川 chuang床 chui吹 chun春 chuo戳 ci词 cong从 cou凑 cu粗 cuan窜 cui崔 cun村 cuo错 da大
dai代 dan丹 dang当 dao刀 de德 deng灯 di低 dian点 diao掉 die跌 ding丁 diu丢 dong东 dou豆 du读 duan段 dui对 dun吨 duo多
e鹅 en恩 er二 fa发 fan反 fang方 fei飞 fen分 feng风 fou否 fu父 ga嘎 gai改 gan干 gang刚 gao高 ge哥 gei给 gen根 geng耕
gong工 gou狗 gu古 gua瓜 guai乖 guan关 guang光 gui归 gun滚 guo国 ha哈 hai海 han汉 hang杭 hao好 he河 hei黑 hen很 heng恒
hong红 hou后 hu湖 hua花 huai怀 huan欢 huang黄 hui会 hun昏 huo火 ji鸡 jia家 jian间 jiang江 jiao交 jie街 jin金 jing京 jiong窘
jiu九 ju居 juan娟 jue决 jun军 ka卡 kai开 kan看 kang康 kao考 ke科 ken肯 keng坑 kong空 kou口 ku苦 kua夸 kuai快 kuan宽
kuang矿 kui亏 kun昆 kuo阔 la拉 lai来 lan兰 lang狼 lao老 le乐 lei雷 leng冷 li李 lia俩 lian连 liang良 liao辽 lie列 lin林
ling灵 liu刘 long龙 lou楼 lu路 lv绿 luan乱 lue略 lun论 luo罗 ma马 mai买 man满 mang忙 mao毛 me么 mei梅 men门 meng梦 mi米
mian面 miao苗 mie灭 min民 ming明 miu谬 mo莫 mou谋 mu木 na那 nai奶 nan南 nang囊 nao脑 ne呢 nei内 nen嫩 neng能 ni你 nian年
niang娘 niao鸟 nie聂 nin您 ning宁 niu牛 nong农 nu努 nv女 nuan暖 nue虐 nuo诺 o哦 ou欧 pa爬 pai排 pan盘 pang旁 pao跑 pei配
pen盆 peng朋 pi皮 pian片 piao票 pie撇 pin品 ping平 po坡 pou剖 pu普 qi七 qia恰 qian千 qiang枪 qiao桥 qie切 qin秦 qing青
qiong穷 qiu秋 qu区 quan全 que缺 qun群 ran然 rang让 rao饶 re热 ren人 reng仍 ri日 rong荣 rou肉 ru如 ruan软 rui瑞 run润 ruo弱
sa洒 sai赛 san三 sang桑 sao扫 se色 sen森 seng僧 sha沙 shai晒 shan山 shang上 shao少 she社 shen深 sheng生 shi石 shou手 shu书
shua刷 shuai帅 shuan栓 shuang双 shui水 shun顺 shuo说 si四 song宋 sou搜 su苏 suan算 sui岁 sun孙 suo所 ta他 tai台 tan谈
tang唐 tao桃 te特 teng腾 ti题 tian天 tiao条 tie铁 ting听 tong同 tou头 tu土 tuan团 tui推 tun吞 tuo托 wa瓦 wai外 wan万
wang王 wei卫 wen文 weng翁 wo我 wu五 xi西 xia下 xian先 xiang香 xiao小 xie谢 xin新 xing星 xiong熊 xiu修 xu徐 xuan宣 xue雪
xun寻 ya鸭 yan烟 yang羊 yao药 ye叶 yi一 yin银 ying英 yo哟 yong永 you有 yu鱼 yuan元 yue月 yun云 za杂 zai在 zan赞 zang脏
zao早 ze责 zei贼 zen怎 zeng增 zha扎 zhai宅 zhan站 zhang张 zhao赵 zhe这 zhen真 zheng正 zhi之 zhong中 zhou周 zhu朱 zhua抓
zhuai拽 zhuan专 zhuang庄 zhui追 zhun准 zhuo桌 zi子 zong宗 zou走 zu足 zuan钻 zui最 zun尊 zuo左`;

/** Second readings that names of places and people have. */
const also: Record<string, string> = {
  ...{ 长: 'chang', 重: 'chong', 乐: 'yue', 佛: 'fo', 都: 'du', 厦: 'xia', 朝: 'chao', 会: 'kuai', 行: 'hang' },
  ...{ 单: 'shan', 曾: 'zeng', 解: 'xie', 仇: 'qiu', 查: 'zha', 盖: 'ge', 区: 'ou', 翟: 'zhai', 尉: 'yu', 晟: 'cheng' },
};

const order = new Intl.Collator('zh-u-co-pinyin').compare;
const syllables = table
  .split(/\s+/)
  .map((entry) => ({ sound: entry.slice(0, -1), sign: entry.slice(-1) }))
  .sort((a, b) => order(a.sign, b.sign));

/** How a character may be read: by its place in the dictionary's order it is one of two neighbours, and both are given;
 *  what is no Chinese character is read as itself. */
export function readings(character: string): string[] {
  if (!/\p{Script=Han}/u.test(character)) return [character.toLowerCase()];
  const after = syllables.findIndex(({ sign }) => order(sign, character) > 0);
  const at = after < 0 ? syllables.length : after;
  return [...new Set([syllables[at - 1]?.sound, syllables[at]?.sound, also[character]])].filter(
    (sound) => sound !== undefined,
  );
}

/** Whether a text, letters only, holds a Chinese name as it is read: 'hedong' for 河东. */
export function holdsPinyin(letters: string, name: string): boolean {
  const sounds = [...name].map(
    (one) =>
      `(?:${readings(one)
        .map((sound) => sound.replace('v', '[uv]'))
        .join('|')})`,
  );
  return sounds.length > 1 && new RegExp(sounds.join('')).test(letters);
}
