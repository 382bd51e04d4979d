/** Every sentence that the views of supervisors and auditors say. */

const seconds = (s) => (s === null || s === undefined ? "–" : s < 60 ? `${Math.round(s * 10) / 10}초` : `${Math.floor(s / 60)}분 ${Math.round(s % 60)}초`);
const percent = (share) => (share === null || share === undefined ? "–" : `${Math.round(share * 1000) / 10}%`);

export const ko = {
  seconds,
  percent,
  none: "–",
  title: "현황",
  sections: { figures: "통계", held: "확인할 답", switches: "멈춤", announcements: "긴급 안내", label: "보고 싶은 것" },
  failed: "하지 못했어요. 잠시 뒤에 다시 해 주세요.",
  loading: "불러오는 중이에요.",
  cancel: "취소",
  scrolls: (name) => `${name} 표`,

  live: {
    title: "지금",
    waiting: "대기", longest_wait_s: "가장 오래 기다린 분", with_counsellors: "상담원과 이야기 중", with_assistant: "자동 안내와 이야기 중",
    counsellors_present: "자리에 있는 상담원", counsellors_away: "자리 비운 상담원", callbacks_open: "전화할 곳", held: "확인할 답",
  },
  filter: { title: "기간과 채널", from: "첫날", to: "마지막 날", channel: "채널", all: "모든 채널", show: "보기", wrong: "첫날은 마지막 날보다 앞이어야 하고, 한 번에 1년까지 볼 수 있어요." },
  csv: { days: "날짜별 표 내려받기(CSV)", questions: "못 답한 질문 내려받기(CSV)" },
  channels: { web: "웹", kiosk: "키오스크", phone: "전화", voice: "음성", telegram: "텔레그램", kakao: "카카오톡", widget: "위젯", terminal: "터미널" },
  reasons: {
    asked: "직접 요청", crisis: "위기", misunderstood: "못 알아들음", upset: "화가 남", approval: "답 확인", returned: "다시 대기", transferred: "넘겨받음",
  },
  outcomes: { resolved: "해결", unresolved: "해결 못 함", left: "시민이 떠남", abuse: "폭언·장난", other_agency: "다른 기관 안내", callback: "전화 상담으로" },
  unknown: "알 수 없음",
  score: (score) => `${score}점`,

  total: {
    title: "이 기간 전체", begun: "시작한 대화", containment: "사람 없이 끝난 비율", queued: "상담원 요청", wait: "대기 시간(평균 · 중앙값 · 90%)",
    resolution: "해결 비율", satisfaction: "만족도", fallback: "못 알아들은 비율",
    rated: (mean, count) => (count ? `${mean}점 (${count}명)` : "–"),
  },
  charts: {
    load: "날마다 시작한 대화와 상담원 요청", waits: "날마다 상담원을 기다린 시간", reasons: "상담원을 부른 까닭", outcomes: "상담 결과",
    satisfaction: "만족도 분포", topics: "알아듣지 못한 말이 많은 주제", channels: "채널별 못 알아들은 비율",
    alt: (name) => `${name} 그림. 값은 표에 있어요.`,
  },
  columns: {
    day: "날짜", begun: "시작", contained: "사람 없이 끝남", queued: "상담원 요청", claimed: "연결", mean: "평균", median: "중앙값", p90: "90%", reason: "까닭", outcome: "결과",
    count: "수", score: "점수", topic: "주제", messages: "말", missed: "못 알아들음", share: "비율", channel: "채널", question: "질문", wait: "대기(중앙값)", satisfaction: "만족도",
  },
  unanswered: { title: "답하지 못한 질문", lead: "알아듣지 못했거나 찾지 못한 말을 비슷한 것끼리 모았어요. 개인정보는 가려져 있고, 대화가 지워지면 여기서도 사라져요.", none: "답하지 못한 질문이 없어요." },
  nothing: "아직 자료가 없어요.",

  held: {
    title: "확인할 답", lead: (minutes) => `확인이 필요한 답이에요. ${minutes}분 안에 정하지 않으면 시민에게 전화번호를 남겨 연락받으시라고 권해요.`, none: "기다리는 답이 없어요.",
    question: "시민의 말", answer: "자동 안내의 답", at: "들어온 때", send: "그대로 보내기", edit: "고쳐서 보내기", sendEdited: "고친 답 보내기", drop: "보내지 않고 상담원에게",
    about: (name) => `${name}에 관한 답`, text: "시민에게 보낼 답", empty: "보낼 답을 적어 주세요.", sent: "답을 보냈어요.", dropped: "보내지 않았어요. 시민은 상담원을 기다려요.",
    cards: (names) => `함께 보내는 카드: ${names}`,
  },

  switches: {
    title: "멈춤과 확인", lead: "틀린 안내가 나가고 있으면 바로 멈추세요. 모든 채널에서 1분 안에 멈춰요. 위기에 거는 전화번호는 언제나 나가요.",
    now: "지금 켜진 것", none: "멈춘 것이 없어요.", add: "새로 멈추기", what: "무엇을", one: "혜택이나 주제 하나", assistant: "자동 안내 전체",
    search: "혜택이나 주제 이름", find: "찾기", results: "찾은 것", nothing: "찾은 것이 없어요. 다른 말로 찾아보세요.", how: "어떻게",
    kinds: { off: "답하지 않기", approve: "상담원이 확인한 뒤 보내기" },
    text: "대신 할 말", textHint: "비워 두면 '내용을 다시 확인하고 있어서 안내를 잠시 멈췄어요'라고 해요. 전화번호는 저절로 붙어요.",
    submit: "멈추기", choose: "무엇을 멈출지 골라 주세요.", done: (name) => `${name}: 바꾸었어요. 1분 안에 모든 채널에 적용돼요.`,
    on: "다시 켜기", onName: (name) => `${name} 다시 켜기`, by: (who, when) => `${who ?? "알 수 없음"} · ${when}`, said: (text) => `대신 하는 말: ${text}`,
    sure: "자동 안내를 모두 멈출까요?", sureLead: "모든 채널에서 자동 안내가 답하지 않아요. 시민은 전화번호를 안내받고 상담원을 기다려요.", sureSubmit: "모두 멈추기",
  },

  announcements: {
    title: "긴급 안내", lead: "모든 채널에서 보이고 들려요. 새 대화에는 인사보다 먼저, 이미 이야기하는 분께는 한 번 알려요.",
    now: "나가고 있거나 나갈 안내", none: "긴급 안내가 없어요.", add: "새 안내", text: "안내할 말", from: "시작(비우면 지금)", to: "끝", submit: "알리기",
    empty: "안내할 말과 끝나는 때를 적어 주세요.", done: "긴급 안내를 알렸어요.", remove: "거두기", removed: "안내를 거두었어요. 이미 들은 분께는 남아 있어요.",
    inForce: "나가는 중", later: "예정", period: (from, to) => `${from} – ${to}`, times: "시각은 한국 시각이에요.", removeName: (text) => `안내 거두기: ${text.slice(0, 20)}`,
  },

  audit: {
    title: "감사 기록", lead: "누가 언제 무엇을 했는지 남아 있어요. 고치거나 지울 수 없어요.", number: "번호", at: "때", actor: "누가", action: "무엇을", target: "대상", detail: "자세히",
    filter: "찾기", filterHint: "사람, 대상, 자세한 내용이나 번호로 찾아요.", since: "첫날", until: "마지막 날", any: "모든 일", none: "기록이 없어요.", nothing: "조건에 맞는 기록이 없어요.",
    older: "앞선 기록", newest: "처음으로", shown: (count) => `기록 ${count}줄`, system: "시스템",
    actions: {
      sign_in: "들어옴", sign_in_failed: "들어오기 실패", locked: "잠김", sign_out: "나감", view: "대화 봄", claim: "상담 맡음", release: "돌려줌", transfer: "넘김", close: "끝냄",
      reply: "답함", edit: "고침", withdraw: "거둠", note: "메모", label: "라벨", reveal: "연락처 봄", call: "전화 결과", export: "내보냄", erase: "지움", setting: "설정", switch: "멈춤", announce: "긴급 안내",
      approve: "답 확인", user: "직원", purge: "기한 지난 것 지움",
    },
  },
};
