@echo off
rem Memasang lakip_xl dari folder ini, tanpa internet dan tanpa hak administrator.
rem Pemakaian: klik dua kali, atau "pasang.cmd /senyap" (tanpa menunggu tombol).
setlocal EnableExtensions DisableDelayedExpansion
rem Tidak ada program yang dicari menurut namanya, apalagi di folder ini.
set "NoDefaultCurrentDirectoryInExePath=1"
set "SYSTEM=%SystemRoot%\System32"
set "ANSWER=%TEMP%\lakip-pasang.txt"
set "VENV=${environment}"
set "VENVPYTHON=${python}"
set "CODE=2"
set "SOURCE=%~dp0."
set "SUITS=import sys; sys.exit(sys.version_info[:2] != (${major}, ${minor}) or sys.maxsize < 2**32 or 'WindowsApps' in sys.base_prefix)"
set "PYTHON="
if not defined LOCALAPPDATA (
    echo Variabel LOCALAPPDATA tidak ada: keluar lalu masuk lagi ke Windows, kemudian ulangi.
    goto :end
)
call :find
if not defined PYTHON call :install_python
if not defined PYTHON (
    echo Python ${major}.${minor} 64-bit belum ada. Pasang dari python.org, atau mintalah folder paket yang dibuat
    echo dengan --pemasang-python, lalu klik dua kali ${starter} lagi.
    goto :end
)
rem Lingkungan yang setengah jadi atau untuk Python lain dibuat ulang.
if not exist "%VENVPYTHON%" goto :make
"%VENVPYTHON%" -I -c "import pip; %SUITS%" >nul 2>&1
if not errorlevel 1 goto :packages
rmdir /s /q "%VENV%"
:make
echo Membuat lingkungan Python ...
"%PYTHON%" -I -m venv "%VENV%"
if errorlevel 1 goto :failed
:packages
echo Memasang paket ...
"%VENVPYTHON%" -I -m pip install --quiet --disable-pip-version-check --no-input --no-index --find-links "%SOURCE%" --upgrade --require-hashes --requirement "%SOURCE%\${lock}"
if errorlevel 1 goto :failed
"%VENVPYTHON%" -I -m lakip_xl pasang --dari "%SOURCE%"
set "CODE=%ERRORLEVEL%"
goto :end

:failed
echo Pemasangan gagal. Tutup semua jendela Excel, lalu ulangi; bila tetap gagal, kirimkan tulisan di
echo atas kepada admin TI.
goto :end

:find
for %%P in ("%LOCALAPPDATA%\Programs\Python\Python${major}${minor}\python.exe" "%ProgramFiles%\Python${major}${minor}\python.exe") do call :try %%P
for %%L in ("%LOCALAPPDATA%\Programs\Python\Launcher\py.exe" "%SystemRoot%\py.exe") do call :ask %%L
exit /b 0

:ask
if not exist "%~1" exit /b 0
"%~1" -${major}.${minor} -I -c "import sys; print(sys.executable)" >"%ANSWER%" 2>nul
for /f "usebackq delims=" %%P in ("%ANSWER%") do call :try "%%P"
exit /b 0

:try
if defined PYTHON exit /b 0
if not exist "%~1" exit /b 0
"%~1" -I -c "%SUITS%" >nul 2>&1
if not errorlevel 1 set "PYTHON=%~1"
exit /b 0

:install_python
set "INSTALLER=%~dp0${installer}"
if "${installer}"=="" exit /b 0
set "RIGHT="
"%SYSTEM%\certutil.exe" -hashfile "%INSTALLER%" SHA256 >"%ANSWER%" 2>nul
for /f "usebackq delims=" %%H in ("%ANSWER%") do if /i "%%H"=="${hash}" set "RIGHT=1"
if not defined RIGHT (
    echo ${installer} bukan berkas yang dicatat ketika folder ini dibuat: tidak dijalankan.
    exit /b 0
)
echo Memasang Python ${major}.${minor} untuk pengguna ini ...
"%INSTALLER%" /quiet InstallAllUsers=0 PrependPath=0 Include_launcher=0 Include_test=0
call :find
exit /b 0

:end
if exist "%ANSWER%" del "%ANSWER%"
if /i "%~1"=="/senyap" exit /b %CODE%
pause
exit /b %CODE%
