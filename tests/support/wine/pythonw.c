/* Stands in for the interpreter under Wine: behaves as the file "cara.txt" beside it says.

   "serve N LIVES": after N milliseconds registers the class named on its command line, as pythoncom
   does for lakip_xl.excel.server, answers so many calls of CallUDF with the first number over the
   second, times 100, and ends in the middle of the next. "serve N LIVES STALL": does not answer the
   next, and ends STALL milliseconds later, as lakip_xl/excel/watchdog.py lets the server end. "crash": ends at once. "hang": neither ends
   nor serves. It appends its process, folder, and command line to "dijalankan.txt". */
#define COBJMACROS
#include <windows.h>
#include <oleauto.h>
#include <shellapi.h>
#include <stdio.h>
#include <string.h>

static int lives, stall;
static LONG given_out;
static DWORD main_thread, registered;

static double number_at(SAFEARRAY *array, LONG index) {
    VARIANT item;
    VariantInit(&item);
    SafeArrayGetElement(array, &index, &item);
    double value = V_VT(&item) == VT_R8 ? V_R8(&item) : 0;
    VariantClear(&item);
    return value;
}

static HRESULT WINAPI same(IDispatch *self, REFIID wanted, void **found) {
    if (!IsEqualIID(wanted, &IID_IUnknown) && !IsEqualIID(wanted, &IID_IDispatch)) { *found = NULL; return E_NOINTERFACE; }
    *found = self;
    InterlockedIncrement(&given_out);
    return S_OK;
}
static ULONG WINAPI more(IDispatch *self) { (void)self; return InterlockedIncrement(&given_out); }
static ULONG WINAPI less(IDispatch *self) {
    (void)self;
    LONG left = InterlockedDecrement(&given_out);
    if (!left) PostThreadMessageW(main_thread, WM_QUIT, 0, 0);
    return left;
}
static HRESULT WINAPI type_count(IDispatch *self, UINT *count) { (void)self; *count = 0; return S_OK; }
static HRESULT WINAPI type_info(IDispatch *self, UINT i, LCID l, ITypeInfo **t) { (void)self; (void)i; (void)l; *t = NULL; return E_NOTIMPL; }
static HRESULT WINAPI names(IDispatch *self, REFIID r, LPOLESTR *n, UINT count, LCID l, DISPID *id) {
    (void)self; (void)r; (void)count; (void)l;
    *id = lstrcmpiW(n[0], L"CallUDF") ? DISPID_UNKNOWN : 1000;
    return *id == 1000 ? S_OK : DISP_E_UNKNOWNNAME;
}
static DWORD WINAPI watchdog(void *unused) {
    (void)unused;
    Sleep(stall);
    TerminateProcess(GetCurrentProcess(), 1);
    return 0;
}
static HRESULT WINAPI answer(IDispatch *self, DISPID id, REFIID r, LCID l, WORD flags, DISPPARAMS *given, VARIANT *result, EXCEPINFO *e, UINT *wrong) {
    (void)self; (void)r; (void)l; (void)flags; (void)e; (void)wrong;
    if (!lives--) {
        CoRevokeClassObject(registered); /* Windows forgets the class of a dead process; Wine does not */
        if (stall) { CreateThread(NULL, 0, watchdog, NULL, 0, NULL); Sleep(INFINITE); }
        TerminateProcess(GetCurrentProcess(), 3);
    }
    if (id != 1000 || given->cArgs != 3) return DISP_E_BADPARAMCOUNT;
    VARIANT *values = &given->rgvarg[0];
    while (V_VT(values) == (VT_BYREF | VT_VARIANT)) values = V_VARIANTREF(values);
    if (!(V_VT(values) & VT_ARRAY)) return DISP_E_TYPEMISMATCH;
    SAFEARRAY *array = V_VT(values) & VT_BYREF ? *V_ARRAYREF(values) : V_ARRAY(values);
    V_VT(result) = VT_R8;
    V_R8(result) = number_at(array, 0) / number_at(array, 1) * 100;
    return S_OK;
}
static IDispatchVtbl dispatch_table = {same, more, less, type_count, type_info, names, answer};
static IDispatch object = {&dispatch_table};

static HRESULT WINAPI factory_same(IClassFactory *self, REFIID wanted, void **found) {
    if (!IsEqualIID(wanted, &IID_IUnknown) && !IsEqualIID(wanted, &IID_IClassFactory)) { *found = NULL; return E_NOINTERFACE; }
    *found = self;
    return S_OK;
}
static ULONG WINAPI factory_count(IClassFactory *self) { (void)self; return 2; }
static HRESULT WINAPI create(IClassFactory *self, IUnknown *outer, REFIID wanted, void **found) {
    (void)self;
    if (outer) return CLASS_E_NOAGGREGATION;
    return same(&object, wanted, found);
}
static HRESULT WINAPI lock(IClassFactory *self, BOOL on) { (void)self; (void)on; return S_OK; }
static IClassFactoryVtbl factory_table = {factory_same, factory_count, factory_count, create, lock};
static IClassFactory factory = {&factory_table};

int WINAPI WinMain(HINSTANCE instance, HINSTANCE before, LPSTR command, int show) {
    (void)instance; (void)before; (void)command; (void)show;
    wchar_t place[MAX_PATH], way[64] = L"hang", folder[MAX_PATH], *end;
    int count, pause = 0;
    wchar_t **words = CommandLineToArgvW(GetCommandLineW(), &count);
    GetModuleFileNameW(NULL, place, MAX_PATH);
    end = wcsrchr(place, L'\\') + 1;
    wcscpy(end, L"cara.txt");
    FILE *file = _wfopen(place, L"r");
    if (file) { fwscanf(file, L"%63ls %d %d %d", way, &pause, &lives, &stall); fclose(file); }
    wcscpy(end, L"dijalankan.txt");
    GetCurrentDirectoryW(MAX_PATH, folder);
    file = _wfopen(place, L"a");
    fwprintf(file, L"%lu|%ls|%ls\n", GetCurrentProcessId(), folder, GetCommandLineW());
    fclose(file);
    if (!wcscmp(way, L"crash")) return 3;
    if (!wcscmp(way, L"hang")) { Sleep(INFINITE); }
    Sleep(pause);
    main_thread = GetCurrentThreadId();
    CoInitialize(NULL);
    CLSID class;
    if (count < 2 || CLSIDFromString(words[count - 2], &class)) return 4;
    if (CoRegisterClassObject(&class, (IUnknown *)&factory, CLSCTX_LOCAL_SERVER, REGCLS_MULTIPLEUSE, &registered)) return 5;
    MSG message;
    while (GetMessageW(&message, NULL, 0, 0) > 0) DispatchMessageW(&message);
    CoRevokeClassObject(registered);
    CoUninitialize();
    return 0;
}
