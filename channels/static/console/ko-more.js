/** Sentences of the side panel, the call-backs, the replies kept ready, the account and the staff. */

export const more = {
  panel: {
    title: "살펴보기", back: "대화", crisis: "위기", call: "바로 안내할 번호", why: "상담원을 찾은 까닭", emotion: "기분", summary: "지금까지", noSummary: "아직 정리할 이야기가 없어요.",
    facts: "알게 된 것", noFacts: "아직 알게 된 것이 없어요.", now: "지금 이야기하는 분", matches: "맞을 수 있는 혜택", noMatches: "아직 찾은 혜택이 없어요.", insert: "답에 넣기",
    insertName: (name) => `${name} 답에 넣기`, receiving: "이미 받고 있어요", notes: "메모", noteLabel: "새 메모(시민에게 보이지 않아요)", addNote: "메모 남기기", noted: "메모를 남겼어요.",
    labels: "라벨", labelLabel: "새 라벨", addLabel: "더하기", removeLabel: (name) => `라벨 ${name} 빼기`, rating: "만족도", noRating: "아직 남기지 않았어요.",
    score: (score) => `5점 가운데 ${score}점`, callbacks: "회신 요청", noCallbacks: "회신 요청이 없어요.", why_: "왜 맞나요", number: "대화 번호", began: "시작",
    met: { true: "맞아요", false: "안 맞아요", null: "확인이 필요해요" },
    status: { eligible: "조건이 맞아요", possible: "확인 필요" },
  },
  crisisLines: {
    suicide: ["109", "119"], domestic_violence: ["1366", "112"], sexual_violence: ["1366", "112"], child_abuse: ["112"], elder_abuse: ["1577-1389", "112"],
    medical_emergency: ["119"], crime: ["112"], fire: ["119"],
  },

  callbacks: {
    title: "회신 요청", statuses: { open: "기다려요", done: "회신했어요", unreachable: "닿지 않았어요" }, empty: "회신 요청이 없어요.", open: "대화 열기", reveal: "연락처 보기", hide: "가리기",
    done: "회신했어요", unreachable: "닿지 않았어요", reopen: "다시 기다리기", by: (name) => `${name} 님이 처리`, status: "상태",
    revealTitle: "연락처를 왜 보시나요?", revealLead: "보신 까닭과 시각이 감사 기록에 남아요. 1분 뒤에 다시 가려져요.", reason: "까닭", reasonNeeded: "까닭을 적어 주세요.",
    phone: "전화", address: "주소", when: "언제", about: "무엇을", revealed: "연락처를 보여 드려요.", hidden: "연락처를 다시 가렸어요.", changed: "상태를 바꿨어요.",
  },

  canned: {
    title: "자주 쓰는 답", lead: "상담하다가 / 를 누르면 넣을 수 있어요. {이름} {상담원} {기관} {지원} {전화}는 넣을 때 아는 만큼 채워지고, 남은 빈칸은 보내기 전에 알려 드려요.", empty: "아직 만든 답이 없어요.", add: "새로 만들기",
    name: "제목", text: "글", shared: "모두 함께 쓰기", sharedTag: "함께 써요", ownTag: "나만 써요", edit: "고치기", remove: "지우기", editName: (name) => `${name} 고치기`,
    removeName: (name) => `${name} 지우기`, removeTitle: (name) => `‘${name}’을(를) 지울까요?`, saved: "저장했어요.", removed: "지웠어요.", needed: "제목과 글을 모두 적어 주세요.",
  },

  account: {
    title: "내 계정", role: "역할", login: "아이디", password: "비밀번호 바꾸기", current: "지금 비밀번호", next: "새 비밀번호", again: "새 비밀번호 한 번 더", change: "바꾸기",
    changed: "비밀번호를 바꿨어요.", totp: "두 단계 인증", totpOn: "켜져 있어요. 로그인할 때 인증 앱의 숫자를 물어요.", totpOff: "꺼져 있어요. 켜면 비밀번호가 새어 나가도 안전해요.",
    enrol: "켜기", disable: "끄기", scan: "인증 앱으로 아래 그림을 찍고, 앱에 보이는 숫자 6자리를 적어 주세요.", secret: "찍을 수 없으면 이 글자를 앱에 적어 주세요.", qr: "인증 앱에 등록하는 QR 그림",
    code: "숫자 6자리", confirm: "등록 마치기", enrolled: "두 단계 인증을 켰어요.", disabled: "두 단계 인증을 껐어요.", disableLead: "끄려면 지금 비밀번호를 적어 주세요.", enrolLead: "켜려면 지금 비밀번호를 적어 주세요.",
    away: "자리 비움", awayLead: "켜 두면 새 상담이 저에게 오지 않아요.", appearance: "보이는 모습", themes: { system: "시스템 따라", light: "밝게", dark: "어둡게", contrast: "고대비" },
    alarms: "알림", sound: "소리로 알리기", notify: "브라우저 알림", notifyOn: "브라우저 알림이 켜져 있어요.", notifyOff: "브라우저가 알림을 막고 있어요. 브라우저 설정에서 허락해 주세요.",
    notifyAsk: "브라우저 알림 켜기", test: "소리 들어 보기", shortcuts: "단축키 쓰기",
  },

  staff: {
    title: "직원", invite: "직원 부르기", login: "아이디", name: "이름(시민에게 보여요)", role: "역할", submit: "초대 링크 만들기", link: "초대 링크", linkLead: "한 번만 쓸 수 있어요. 본인에게만 안전하게 전해 주세요.",
    copy: "복사", copied: "복사했어요.", present: "지금 있어요", absent: "지금 없어요", away: "자리 비움", disabled: "막힘", disable: "막기", enable: "다시 열기", reset: "비밀번호 다시 정하기",
    changeRole: (name) => `${name} 역할`, disableName: (name) => `${name} 막기`, enableName: (name) => `${name} 다시 열기`, resetName: (name) => `${name} 비밀번호 다시 정하기`,
    disableTitle: (name) => `${name} 님을 막을까요?`, disableLead: "바로 로그아웃되고 다시 로그인할 수 없어요.", changed: "바꿨어요.", needed: "아이디와 이름을 적어 주세요.", empty: "직원이 없어요.",
  },
};
