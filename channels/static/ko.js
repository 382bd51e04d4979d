/** Every sentence the page's scripts say. What is always there stands in index.html; what the assistant says comes from the gateway. */

/** 은/는, 을/를 …: the particle that fits the last letter of `word`. */
function withParticle(word, afterConsonant, afterVowel) {
  const last = word.trim().replace(/[^가-힣0-9]/g, "").at(-1) ?? "";
  const endsInConsonant = /[0-9]/.test(last) ? "013678".includes(last) : last !== "" && (last.charCodeAt(0) - 0xac00) % 28 > 0;
  return word + (endsInConsonant ? afterConsonant : afterVowel);
}

export const ko = {
  speaker: { citizen: "나", assistant: "자동 안내", counsellor: "상담원", system: "알림" },
  typing: "답을 찾고 있어요",
  slow: "답이 늦어지고 있어요. 조금만 더 기다려 주세요. 급하시면 보건복지상담센터 129나 정부민원안내 110으로 전화하셔도 돼요.",
  sending: "보내는 중",
  waitingForLine: "연결되면 바로 보낼게요",
  offline: "인터넷 연결이 끊겼어요. 다시 연결하고 있어요. 적으신 글은 그대로 있어요.",
  backOnline: "다시 연결되었어요.",
  unreachable: "지금은 연결할 수 없어요. 잠시 뒤에 다시 해 주세요. 급하시면 보건복지상담센터 129, 정부민원안내 110에 전화해 주세요.",
  failed: "하지 못했어요. 잠시 뒤에 다시 해 주세요. 급하시면 보건복지상담센터 129, 정부민원안내 110에 전화해 주세요.",
  gone: "지난 대화는 지워졌거나 기한이 지나서 새로 시작했어요.",
  erased: "대화를 모두 지웠어요. 처음부터 다시 시작할게요.",
  quickReplies: "이렇게 답하실 수 있어요",
  length: (length, limit) => `${length.toLocaleString("ko")} / ${limit.toLocaleString("ko")}자`,
  tooLong: (limit) => `한 번에 ${limit.toLocaleString("ko")}자까지 보낼 수 있어요. 나누어서 보내 주세요.`,
  mode: {
    waiting: "상담원을 기다리고 있어요. 그동안에도 계속 물어보실 수 있어요.",
    counsellor: "지금은 상담원과 이야기하고 있어요.",
    closed: "상담이 끝났어요. 더 궁금한 것이 있으면 계속 적어 주세요.",
  },

  crisis: {
    title: "지금 바로 전화하세요",
    lines: {
      109: "자살예방 상담전화",
      112: "경찰",
      119: "구급·화재",
      1366: "여성긴급전화",
      1388: "청소년상담전화",
      "1577-1389": "노인학대 신고",
      "1577-0199": "정신건강 위기상담",
      "1577-1366": "다누리콜센터",
      129: "보건복지상담센터",
      110: "정부민원안내",
      1345: "외국인종합안내",
    },
  },

  card: {
    status: { eligible: "말씀하신 조건이 맞아요", possible: "확인이 더 필요해요" },
    parts: { why: "왜 맞나요", how: "어떻게 신청", documents: "필요한 서류", contact: "문의" },
    partsAbout: "왜 그런가요",
    met: { true: "맞아요", false: "안 맞아요", null: "확인이 필요해요" },
    missing: (labels) => `아직 모르는 것: ${labels.join(", ")}`,
    amount: "금액",
    where: "어디서",
    period: "언제",
    online: "인터넷으로 신청하기",
    newWindow: "새 창",
    noDocuments: "필요한 서류는 신청하는 곳에 확인해 주세요.",
    checked: (agency, date) => [agency, date && `${date} 확인`].filter(Boolean).join(" · "),
    decides: "안내이며 결정은 기관이 해요.",
    ask: "신청 방법 물어보기",
    askText: (name) => `${name} 신청 방법 알려줘요`,
    askDocuments: "서류 물어보기",
    askDocumentsText: (name) => `${name} 신청할 때 필요한 서류 알려줘요`,
    receiving: "이미 받고 있어요",
    receivingText: (name) => `${withParticle(name, "은", "는")} 이미 받고 있어요`,
    more: (count) => `혜택 ${count}가지 더 보기`,
    announced: (names) => `혜택 안내 ${names.length}가지: ${names.join(", ")}`,
  },

  situation: {
    title: "내 상황",
    close: "닫기",
    lead: "말씀에서 이렇게 이해했어요. 다르면 고치거나 지워 주세요.",
    empty: "아직 들은 이야기가 없어요. 나이나 사는 형편을 말씀하시면 여기에 정리해 드려요.",
    now: "지금 이야기하는 분",
    matches: "맞을 수 있는 혜택",
    noMatches: "아직 찾은 혜택이 없어요.",
    askText: (name) => `${name}에 대해 알려줘요`,
    receiving: "이미 받고 있어요",
    next: "이것만 더 알려 주세요",
    derived: "말씀하신 것으로 계산했어요",
    edit: "고치기",
    remove: "지우기",
    editFact: (label) => `${label} 고치기`,
    removeFact: (label) => `${label} 지우기`,
    save: "저장",
    cancel: "취소",
    edited: (label) => `${withParticle(label, "을", "를")} 고쳤어요.`,
    removed: (label) => `${withParticle(label, "을", "를")} 지웠어요.`,
    undo: "되돌리기",
  },

  people: {
    self: "본인", spouse: "배우자", mother: "어머니", father: "아버지", parent: "부모님", grandmother: "할머니", grandfather: "할아버지",
    child: "자녀", sibling: "형제자매", other: "다른 분",
  },
  nth: (name, number) => `${name} ${number}`,
  inLaw: (name) => `배우자 쪽 ${name}`,

  facts: {
    age: "나이", sex: "성별", region: "사는 곳", household_size: "함께 사는 사람 수", lives_alone: "혼자 사세요?", monthly_income: "한 달 소득",
    income_ratio: "기준 중위소득 대비", employment: "하는 일", job_lost: "최근에 일자리를 잃었나요?", business_closed: "가게나 사업을 접었나요?",
    disability: "장애", pregnant: "임신 중인가요?", infertility: "난임 진단을 받았나요?", children: "자녀 수", child_ages_months: "자녀 나이",
    single_parent: "혼자 아이를 키우나요?", multicultural: "다문화가족인가요?", veteran: "국가유공자·보훈 대상인가요?", housing: "사는 집",
    basic_livelihood: "기초생활수급자인가요?", near_poor: "차상위계층인가요?", dementia: "치매 진단을 받았나요?", care_grade: "장기요양 등급",
    serious_illness: "큰 병을 치료 중인가요?", bereaved: "최근 가족이 돌아가셨나요?", crisis_event: "갑자기 생계가 어려워졌나요?",
    foreign_national: "외국 국적인가요?",
  },
  values: {
    yes: "네",
    no: "아니요",
    sex: { female: "여성", male: "남성" },
    employment: {
      employed: "직장에 다녀요", self_employed: "자영업을 해요", unemployed: "일을 쉬고 있어요", job_seeking: "일자리를 찾고 있어요", student: "학생이에요",
      retired: "은퇴했어요", farmer: "농사를 지어요", fisher: "어업을 해요", homemaker: "집에서 살림해요",
    },
    disability: { none: "없어요", mild: "심하지 않은 장애", severe: "심한 장애" },
    housing: { owner: "내 집", jeonse: "전세", monthly_rent: "월세", public_rental: "공공임대", none: "사는 집이 없어요" },
    care_grade: { 1: "1등급", 2: "2등급", 3: "3등급", 4: "4등급", 5: "5등급", cognitive: "인지지원등급" },
  },
  units: { age: "세", household_size: "명", children: "명", monthly_income: "원", income_ratio: "%" },
  money: {
    none: "소득 없음",
    tenThousand: (count, rest) => [count && `${count.toLocaleString("ko")}만`, rest && rest.toLocaleString("ko")].filter(Boolean).join(" ") + " 원",
  },
  childAge: {
    months: (months) => `${months}개월`,
    years: (years) => `${years}살`,
    range: (low, high, unit) => `${low}~${high}${unit}`,
    nth: (number) => `자녀 ${number} 나이`,
    unitOf: (number) => `자녀 ${number} 나이의 단위`,
    unit: { years: "살", months: "개월" },
    add: "자녀 더하기",
    removeNth: (number) => `자녀 ${number} 빼기`,
  },
  region: {
    sido: "시·도",
    sigungu: "시·군·구",
    example: "예: 관악구",
    all: [
      "서울특별시", "부산광역시", "대구광역시", "인천광역시", "대전광역시", "울산광역시", "세종특별자치시", "경기도", "강원특별자치도", "충청북도",
      "충청남도", "전북특별자치도", "전남광주통합특별시", "경상북도", "경상남도", "제주특별자치도",
    ],
  },
  invalid: {
    empty: "내용을 적어 주세요.",
    number: (low, high, unit) => `${low}부터 ${high.toLocaleString("ko")}까지 숫자로 적어 주세요(${unit}).`,
    money: "얼마인지 숫자로 적어 주세요. 예: 400000 또는 40만",
    choice: "하나를 골라 주세요.",
    childAge: "나이를 숫자로 적어 주세요. 예: 7",
  },
};
