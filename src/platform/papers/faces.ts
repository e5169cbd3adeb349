/** Faces of official papers (GB/T 9704). `word`: what stands in for each in Word; `pdf`: families tried in order, those
 *  of the machine first, at last the free ones that come with the program (Noto, SIL OFL); `weight`: which cut of a
 *  free family, where it has several. */
export const faces = {
  方正小标宋简体: {
    word: ['FZXiaoBiaoSong-B05S', '华文中宋'],
    pdf: ['FZXiaoBiaoSong-B05S', 'FZXiaoBiaoSong-B05', 'STZhongsong', 'Noto Serif SC'],
    weight: 700,
  },
  黑体: { word: ['SimHei', 'Noto Sans CJK SC'], pdf: ['SimHei', 'STHeiti', 'Noto Sans SC'], weight: 500 },
  楷体_GB2312: {
    word: ['楷体', 'KaiTi'],
    pdf: ['KaiTi_GB2312', 'KaiTi', 'STKaiti', 'Noto Serif SC'],
    weight: 600,
  },
  仿宋_GB2312: {
    word: ['仿宋', 'FangSong'],
    pdf: ['FangSong_GB2312', 'FangSong', 'STFangsong', 'Noto Serif SC'],
    weight: 400,
  },
  宋体: { word: ['SimSun', 'Noto Serif CJK SC'], pdf: ['SimSun', 'STSong', 'Noto Serif SC'], weight: 400 },
} as const;
export type Face = keyof typeof faces;

/** The free faces: packages and the cuts of them that the build takes. */
export const freeFonts = [
  '@expo-google-fonts/noto-serif-sc/400Regular',
  '@expo-google-fonts/noto-serif-sc/600SemiBold',
  '@expo-google-fonts/noto-serif-sc/700Bold',
  '@expo-google-fonts/noto-sans-sc/500Medium',
] as const;

/** The faces as a text in Typst is told of them. */
export const facesForPdf = Object.fromEntries(
  Object.entries(faces).map(([name, { pdf, weight }]) => [name, { families: pdf, weight }]),
);
