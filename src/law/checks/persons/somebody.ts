/** First characters of most people's names. */
export const SURNAME =
  '[赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜谢邹喻柏窦章苏潘葛范彭郎鲁韦马苗方俞任袁柳鲍史唐费薛雷贺倪汤罗毕郝安常于傅卞齐康伍余顾孟黄萧尹姚邵汪毛狄贝戴宋庞熊纪舒屈项祝董梁杜阮蓝季贾路江童颜郭梅林徐邱骆高夏蔡田樊胡凌霍万柯卢莫房解丁邓单洪包左石崔龚程邢裴陆翁侯焦牛谷车全班宁甘武刘龙叶白蒲台从索赖卓蒙乔胥双闻党谭申冉桑桂耿满匡文欧沙晁关]';
/** What is no name, though it begins like one. */
export const NO_NAME = /^(?:高中|高龄|全体|全部|满|从事|任何|关于|单位|安全|方面|文化|于|项目|路过|班级|白天|关爱)/;
/** Columns of lists that tell of health or of need. */
export const ABOUT_HEALTH =
  '(?:病种|疾病(?:名称|种类|类型)?|所患疾病|患病(?:情况|名称|种类)?|健康状况|病情|病史|诊断(?:结果)?|残疾(?:等级|类别|类型|级别|情况|种类)[^:\\n]{0,6}|(?:致贫|贫困|致困|困难)(?:主要)?原因)';

const LIFE = new RegExp(`^${ABOUT_HEALTH}$`);
/** Whether a column of this name tells of people's health or need. @param head without spaces */
export const tellsOfLife = (head: string): boolean => LIFE.test(head);

/** An identity number, a mobile: whoever has it is known. */
export const NUMBER_OF_SOMEBODY = /(?<!\d)(?:\d{17}[\dXx]|\d{15}|1[3-9]\d{9})(?!\d)/;

const NAME = new RegExp(`^${SURNAME}[\\u4e00-\\u9fa5]{1,2}$`);
const NO_PERSON = /某|病|患者|家庭|老人|儿童|学生|人员|户$|人$|[村屯组镇乡市县区]$|合计|小计|总计/;
/** Whether a cell holds somebody's name and nothing else, unmasked. */
export const isName = (text: string): boolean => NAME.test(text) && !NO_NAME.test(text) && !NO_PERSON.test(text);

const NAMED = new RegExp(
  `(?:姓名|户主|患者|本人|申请人|对象|学生|家长|监护人)[:为是 ]{0,2}${SURNAME}(?!某)[\\u4e00-\\u9fa5]{1,2}(?![\\u4e00-\\u9fa5*])`,
);
/** Whether a paragraph says of whom it is: by a name in its place, or a number. @param text a normal one */
export const namesSomebody = (text: string): boolean => NAMED.test(text) || NUMBER_OF_SOMEBODY.test(text);
