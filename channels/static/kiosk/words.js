/** What this page's scripts show. What is said and answered comes from the gateway. */

export const words = {
  status: {
    idle: "",
    listening: "듣고 있어요",
    speech: "듣고 있어요",
    trailing: "듣고 있어요",
    endpoint: "알아듣는 중이에요",
    thinking: "찾고 있어요",
    speaking: "말하고 있어요",
    paused: "듣고 있어요",
    closed: "",
  },
  talk: {
    start: "눌러서 말하기",
    stop: "다 말했으면 누르기",
    cut: "그만 듣고 말하기",
    wait: "잠시만요",
  },
  speaker: { citizen: "나", assistant: "안내", counsellor: "상담원" },
  noMicrophone: "마이크를 쓸 수 없어요. 숫자 단추로 고르시거나, 0번을 눌러 사람을 부르세요. 급하시면 전화 129나 110에 물어보세요.",
  code: "다른 기기에서 이어 갈 번호",
  picture: "휴대폰 카메라로 찍으면 이야기가 열리는 그림(QR 코드)",
  sight: "1 글자 두 배, 2 고대비, 3 낮은 화면",
  lost: "연결이 끊겨서 다시 잇고 있어요. 급하시면 전화 129나 110에 물어보세요.",
  unreachable: "지금은 쓸 수 없어요. 전화 129나 110에 물어보시거나 직원을 불러 주세요.",
};
