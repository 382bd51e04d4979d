/** Every sentence the console's scripts say. What it says in its parts for reading and managing stands in ko-more.js. */

const two = (number) => String(number).padStart(2, "0");

export const ko = {
  product: "3-Any 상담",
  unreachable: "지금은 연결할 수 없어요. 잠시 뒤에 다시 해 주세요.",
  failed: "하지 못했어요. 잠시 뒤에 다시 해 주세요.",
  offline: "연결이 끊겼어요. 다시 연결하고 있어요. 쓰시던 글은 그대로 있고, 그동안 온 말은 연결되면 빠짐없이 나와요.",
  backOnline: "다시 연결되었어요.",
  changedRole: "맡은 역할이 바뀌었어요. 이제 하실 수 있는 일이 메뉴에 있어요.",
  skip: "본문으로 바로가기",
  cancel: "취소",
  close: "닫기",
  save: "저장",
  again: "다시 하기",
  duration: (s) => (s < 60 ? `${s}초` : s < 3600 ? `${Math.floor(s / 60)}분 ${two(s % 60)}초` : `${Math.floor(s / 3600)}시간 ${Math.floor((s % 3600) / 60)}분`),

  views: {
    c: "상담", callbacks: "회신 요청", canned: "자주 쓰는 답", overview: "현황", audit: "감사 기록", staff: "직원", account: "내 계정",
    title: "메뉴", missing: "이 화면은 아직 준비되지 않았어요.",
  },
  roles: { counsellor: "상담원", supervisor: "감독", administrator: "관리자", auditor: "감사" },
  top: {
    away: "자리 비움", here: "상담 받는 중", awayOn: "자리를 비웠어요. 새 상담이 오지 않아요.", awayOff: "돌아오셨어요. 새 상담을 받아요.",
    theme: "밝게·어둡게 바꾸기", shortcuts: "단축키", signOut: "로그아웃", menu: "메뉴",
  },

  signIn: {
    title: "상담원 로그인", login: "아이디", password: "비밀번호", submit: "로그인", sso: "기관 계정으로 로그인", or: "또는",
    totp: "인증 앱의 숫자 6자리", totpLead: "비밀번호가 맞아요. 인증 앱에 보이는 숫자를 적어 주세요.", totpSubmit: "확인", back: "처음으로",
    empty: "아이디와 비밀번호를 모두 적어 주세요.", code: "숫자 6자리를 적어 주세요.", wait: "확인하고 있어요",
    refused: { sso_failed: "기관 계정으로 로그인하지 못했어요. 다시 해 보시거나 관리자에게 물어보세요.", not_permitted: "이 계정으로는 로그인할 수 없어요. 관리자에게 물어보세요." },
    expired: "시간이 지나 다시 로그인해야 해요", expiredLead: "쓰시던 글은 그대로 있어요. 로그인하시면 이어서 하실 수 있어요.",
  },
  setup: {
    title: "비밀번호 정하기", lead: "한 번만 쓸 수 있는 링크예요. 쓰실 비밀번호를 정해 주세요.",
    firstLead: "처음 쓰는 곳이에요. 관리자 아이디와 이름도 정해 주세요.",
    login: "아이디", name: "이름(시민에게 보여요)", password: "새 비밀번호", again: "새 비밀번호 한 번 더", rule: "10자 이상이면 돼요. 문장처럼 길게 쓰면 더 안전해요.",
    short: "비밀번호는 10자 이상으로 정해 주세요.", differ: "두 비밀번호가 서로 달라요.", submit: "정하기", done: "비밀번호를 정했어요. 이제 로그인하실 수 있어요.",
    needed: "빈칸을 모두 채워 주세요.",
  },

  modes: { assistant: "자동 안내 중", waiting: "대기", counsellor: "상담 중", closed: "끝남" },
  channels: { web: "웹", kiosk: "키오스크", phone: "전화", voice: "음성", telegram: "텔레그램", kakao: "카카오톡", widget: "위젯" },
  reasons: {
    asked: "직접 요청하셨어요", crisis: "위기", misunderstood: "자동 안내가 못 알아들었어요", upset: "화가 나셨어요", approval: "확인이 필요한 답",
    returned: "상담원이 자리를 떠났어요", transferred: "다른 상담원이 넘겼어요",
  },
  emotions: { joy: "기쁨", anger: "화남", sadness: "슬픔", pleasure: "즐거움", neutral: "차분함" },
  crises: {
    suicide: "자살 위험", domestic_violence: "가정폭력", sexual_violence: "성폭력", child_abuse: "아동학대", elder_abuse: "노인학대",
    medical_emergency: "응급", crime: "범죄", fire: "화재",
  },

  list: {
    title: "상담 목록",
    tabs: { waiting: "대기", mine: "내 상담", assistant: "자동 안내", closed: "끝남", all: "전체" },
    search: "말이나 번호로 찾기", filters: "거르기", channel: "채널", label: "라벨", crisis: "위기만", any: "모두", clear: "거르기 지우기",
    empty: { waiting: "기다리는 분이 없어요.", mine: "맡은 상담이 없어요.", assistant: "자동 안내와 이야기하는 분이 없어요.", closed: "끝난 상담이 없어요.", all: "아직 대화가 없어요." },
    nothing: "찾는 조건에 맞는 대화가 없어요.", more: "더 보기", loading: "불러오는 중", wait: "대기", unread: "새 말", noneUnread: "내 상담에 새 말이 없어요.", noWords: "아직 말이 없어요",
    nth: (place) => `${place}번째`, counted: (count) => `${count}건`, arrived: (reason) => `새 상담이 기다려요: ${reason}`,
  },

  talk: {
    none: "왼쪽에서 대화를 골라 주세요.", noneLead: "?를 누르면 단축키를 볼 수 있어요.", loading: "대화를 여는 중이에요", gone: "이 대화는 지워졌어요.", back: "목록", panel: "살펴보기",
    speaker: { citizen: "시민", assistant: "자동 안내", counsellor: "상담원", system: "알림" }, log: "나눈 이야기",
    claim: "맡기", takeOver: "이어받기", release: "자동 안내로 돌려주기", transfer: "넘기기", end: "끝내기", others: "더 하기",
    claimed: "이 상담을 맡았어요.", released: "자동 안내로 돌려주었어요.", transferred: "상담을 넘겼어요.", referred: "기관을 안내하고 상담을 끝냈어요.", ended: "상담을 끝냈어요.",
    taken: (name) => `${name} 님이 이미 맡고 있어요.`, somebody: "다른 상담원",
    foot: {
      waiting: "맡으면 바로 답할 수 있어요. 그동안은 자동 안내가 답해요.", assistant: "지금은 자동 안내가 답하고 있어요. 필요하면 이어받을 수 있어요.",
      counsellor: (name) => `${name} 님이 상담하고 있어요.`, closed: "끝난 상담이에요. 시민이 다시 쓰면 자동 안내가 답해요.",
    },
    typing: "쓰는 중", preview: "아직 보내지 않은 글", news: "새 말이 있어요", edited: "고침", withdrawn: "거두어들인 말이에요",
    edit: "고치기", withdraw: "거두기", withdrawTitle: "이 말을 거둘까요?", withdrawLead: "시민의 화면에서도 ‘거두어들인 말’로 바뀌어요.",
    sending: "보내는 중", waitingForLine: "연결되면 보낼게요", notSent: "보내지 못했어요", retry: "다시 보내기", discard: "지우기", options: "고를 수 있는 답",
    status: { eligible: "맞아요", possible: "확인 필요" },
    endTitle: "상담을 어떻게 끝낼까요?",
    outcomes: { resolved: "해결됐어요", unresolved: "해결하지 못했어요", left: "시민이 떠났어요", abuse: "욕설·장난이에요", other_agency: "다른 기관을 안내했어요", callback: "나중에 회신해요" },
    transferTitle: "누가 이어서 도울까요?", colleague: "동료", agency: "다른 기관을 안내하고 끝내기", agencyName: "기관 이름과 연락처",
    agencyHint: "시민에게 이 기관을 알려 드리고 여기 상담을 끝내요. 기관에는 아무것도 보내지 않아요.", present: "있음", absent: "없음", nobody: "지금 넘길 수 있는 동료가 없어요.",
    choose: "하나를 골라 주세요.",
  },

  composer: {
    label: "답 쓰기", placeholder: "답을 써 주세요", send: "보내기", hint: "Enter 보내기 · Shift+Enter 줄바꿈 · / 자주 쓰는 답", limit: (most) => `한 번에 ${most.toLocaleString("ko")}자까지 보낼 수 있어요.`,
    canned: "자주 쓰는 답", benefit: "혜택 넣기", suggest: "답 제안", suggesting: "답을 생각하고 있어요", suggested: "제안한 답을 넣었어요. 읽고 고쳐서 보내 주세요.",
    editing: "보낸 말을 고치는 중", saveEdit: "고친 말 보내기", remove: (name) => `${name} 빼기`, blanks: (names) => `빈칸을 채워 주세요: ${names.join(", ")}`,
    findCanned: "제목이나 글로 찾기", findBenefit: "혜택 이름이나 사정으로 찾기", nothing: "찾은 것이 없어요.", attached: "함께 보낼 혜택",
  },

  alarm: {
    one: (kind) => `위기 대화예요: ${kind}`, many: (count) => `위기 대화 ${count}건이 기다려요`, open: "열기", acknowledge: "확인했어요", title: "위기",
    waitingTitle: "새 상담이 기다려요",
  },

  keys: {
    title: "단축키", lead: "글을 쓰고 있지 않을 때만 들어요.", on: "단축키 쓰기",
    list: [
      ["?", "이 목록"], ["J · K", "다음 · 이전 대화"], ["U", "가장 먼저 온 대기 상담"], ["M", "새 말이 온 내 상담"], ["1 … 5", "목록 탭"], ["/", "찾기"], ["C", "맡기"], ["R", "답 쓰기"], ["Esc", "답 쓰기에서 나오기"],
      ["S", "답 제안"], ["B", "혜택 넣기"], ["N", "메모"], ["I", "살펴보기 열고 닫기"], ["T", "넘기기"], ["H", "자동 안내로 돌려주기"], ["E", "끝내기"],
    ],
  },
};
