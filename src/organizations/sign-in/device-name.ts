const browsers: [RegExp, string][] = [
  [/MicroMessenger\//, '微信'],
  [/DingTalk\//i, '钉钉'],
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/(360SE|QihooBrowser|QHBrowser)/i, '360 浏览器'],
  [/(QQBrowser|MQQBrowser)\//, 'QQ 浏览器'],
  [/Firefox\//, 'Firefox'],
  [/(Chrome|CriOS)\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];

const systems: [RegExp, string][] = [
  [/iPhone|iPad/, '苹果手机或平板'],
  [/Android/, '安卓手机或平板'],
  [/HarmonyOS|OpenHarmony/, '鸿蒙设备'],
  [/Windows/, 'Windows 电脑'],
  [/Mac OS X|Macintosh/, '苹果电脑'],
  [/Linux|X11/, 'Linux 电脑'],
];

/** What a person can tell a device by, of how its browser names itself: 'Windows 电脑，Edge'; it proves nothing. */
export function deviceName(agent: string): string {
  const system = systems.find(([sign]) => sign.test(agent))?.[1];
  const browser = browsers.find(([sign]) => sign.test(agent))?.[1];
  return [system, browser].filter(Boolean).join('，') || '其他设备';
}
