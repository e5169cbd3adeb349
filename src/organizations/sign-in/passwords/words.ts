/** Words that people begin a password with: English, pinyin, what stands around them in an office. Of our own making. */
export const commonWords =
  `password passwd passw pass word admin administrator root user guest test demo login logon signin welcome hello
hi love iloveyou lovely baby honey sweet angel princess prince monkey dragon tiger lion eagle panda horse dog cat fish bird
sunshine summer winter spring autumn flower rose star moon sun sky fire water ocean river mountain music dance game play player
football soccer basketball baseball superman batman master king queen boss happy lucky money dollar gold silver diamond
computer internet windows linux android apple google microsoft samsung huawei xiaomi office system server network secret
secure security default change changeme letmein trustno access qwerty asdf zxcv abc xyz aaa michael jordan thomas john david
daniel alex robert james mary anna lisa jessica nicole china chinese beijing shanghai guangzhou shenzhen tianjin chongqing
hongkong harbin heilongjiang jilin liaoning shandong jiangsu zhejiang sichuan hunan hubei henan hebei yunnan guizhou
mima woaini woaiwo aini nihao zhongguo zhonghua renmin zhengfu xinxi gongkai guanli guanliyuan xitong anquan shenji yonghu
denglu kouling jiami bangong bangongshi zhengwu dangwei dangzheng zhen xian shi xiang shequ cunwei laoshi xuexi gongzuo
kaixin kuaile xingfu pingan fuqi facai gongxi baobao baobei laogong laopo mama baba gege jiejie didi meimei tianshi
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october
november december jan feb mar apr jun jul aug sep oct nov dec one two three four five six seven eight nine ten number
1314 520 521 5201314 888 666 168 1688 88888 110 119 120 12345 123 321 000 111 007 996`
    .split(/\s+/)
    .sort((a, b) => b.length - a.length);

const rows = ['`1234567890-=', 'qwertyuiop[]\\', "asdfghjkl;'", 'zxcvbnm,./'];
const shifted = ['~!@#$%^&*()_+'];
const slanting = ['1qaz', '2wsx', '3edc', '4rfv', '5tgb', '6yhn', '7ujm', '8ik,', '9ol.', '0p;/'];

/** Ways of a finger over the keys, each also backwards: rows, slanting columns, columns one after another. */
export const keyWalks = [
  ...rows,
  ...shifted,
  ...slanting,
  slanting.join(''),
  'qazwsxedcrfvtgbyhnujmikolp',
  '741852963',
  '147258369',
  '789456123',
].flatMap((way) => [way, [...way].reverse().join('')]);
