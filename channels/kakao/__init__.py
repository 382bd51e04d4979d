"""KakaoTalk: the skill server of Kakao's chatbot builder. Kakao asks, we answer; nothing can be sent unasked."""
