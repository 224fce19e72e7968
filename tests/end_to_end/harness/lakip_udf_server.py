"""Runs inside LibreOffice: hands a call from Basic to our real COM server's object."""

import os
import sys
from pathlib import Path
from typing import Any

sys.path[:0] = os.environ["LAKIP_UDF_PATH"].split(os.pathsep)

import unohelper  # noqa: E402 - LibreOffice's own module, after the path is set
from fake_com import udf_server  # noqa: E402
from lakipuji import XUdfServer  # noqa: E402


class UdfServer(unohelper.Base, XUdfServer):  # type: ignore[misc]
    """The service that the replaced module ``LakipWindows`` finds."""

    def __init__(self, _context: object) -> None:
        self.server = udf_server()
        self.log = Path(os.environ["LAKIP_UDF_LOG"])

    def CallUDF(self, module_name: str, function_name: str, values: Any) -> Any:  # noqa: N802
        answer = self.server.CallUDF(module_name, function_name, values)
        with self.log.open("a") as log:
            log.write(function_name + "\n")
        # UNO knows tuples only; rows arrive in Basic as an array of rows.
        if isinstance(answer, list):
            return tuple(tuple(row) if isinstance(row, list) else row for row in answer)
        return answer


# The name LibreOffice looks for.
g_ImplementationHelper = unohelper.ImplementationHelper()  # noqa: N816
g_ImplementationHelper.addImplementation(UdfServer, "lakipuji.impl", ("lakipuji.UdfServer",))
